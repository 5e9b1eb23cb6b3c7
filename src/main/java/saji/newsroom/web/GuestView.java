package saji.newsroom.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.newsroom.ReviewLink;
import saji.platform.Reason;
import saji.platform.SafeHtml;

/** What the guest of a review link reads. {@code name} and {@code text} are what stands in the comment's fields. */
public record GuestView(
        ReviewLink.Opened opened,
        String token,
        Reader reader,
        SafeHtml body,
        @Nullable SafeHtml english,
        List<Reason> refused,
        String name,
        String text) {}
