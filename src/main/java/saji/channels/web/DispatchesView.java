package saji.channels.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.channels.Sums;

/** What the pages of deliveries show. */
public record DispatchesView(List<Line> lines, String next) {

    /** One dispatch. */
    public record Line(
            String path,
            String title,
            String kind,
            String intent,
            String lane,
            String by,
            String at,
            String ago,
            Sums sums,
            boolean spreading,
            List<Channel> channels) {}

    /** A dispatch on one channel. */
    public record Channel(
            String name,
            String network,
            String icon,
            Sums sums,
            boolean spreading,
            @Nullable Delivery only) {}

    /** One delivery, in words. */
    public record Delivery(
            String id,
            String channel,
            String target,
            String state,
            String stateText,
            String ask,
            String reason,
            String address,
            String when,
            String person,
            int tries) {}

    public record Attempt(String at, String doing, String outcome, String detail) {}

    /** One dispatch with its deliveries. */
    public record One(Line line, String expires, String reason, List<Delivery> deliveries, boolean mayWork) {}
}
