package saji.newsroom.web;

import static saji.newsroom.web.StoryMapping.orEmpty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.AssetId;
import saji.assets.Rendition;
import saji.directory.Actor;
import saji.newsroom.Posting;
import saji.newsroom.StoryDetail;
import saji.newsroom.Variant;
import saji.platform.Language;
import saji.platform.Words;

/** Variants as the API takes and gives them. */
@Component
class VariantMapping {

    private final ChannelCards cards;

    VariantMapping(ChannelCards cards) {
        this.cards = cards;
    }

    static Variant.Draft draft(VariantJson.Draft sent) {
        String form = orEmpty(sent.form()).toUpperCase(Locale.ROOT);
        return new Variant.Draft(
                Language.of(sent.language() == null ? "id" : sent.language()),
                orEmpty(sent.title()),
                orEmpty(sent.text()),
                orNone(sent.pictures()).stream().map(AssetId::new).toList(),
                Arrays.stream(Rendition.values())
                        .filter(one -> one.name().equals(form))
                        .findFirst()
                        .orElse(Rendition.SHARE),
                orNone(sent.mentions()),
                new Variant.Plan(sent.moment(), sent.expiresAt()));
    }

    private static <T> List<T> orNone(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }

    List<VariantJson.Channel> channels(Actor actor, Words words, StoryDetail story, List<Posting.Channel> channels) {
        List<ChannelCard> shown = cards.of(actor, words, story, channels);
        List<VariantJson.Channel> mapped = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            mapped.add(channel(words, channels.get(i), shown.get(i)));
        }
        return mapped;
    }

    private static VariantJson.Channel channel(Words words, Posting.Channel channel, ChannelCard card) {
        Variant variant = channel.variant();
        Variant.Plan plan = variant == null ? Variant.Plan.WITH_THE_STORY : variant.plan();
        Variant.Approved approval = variant == null ? null : variant.approval();
        Variant.Said said = channel.said();
        return new VariantJson.Channel(
                channel.account().id().value(),
                channel.account().network(),
                channel.account().name(),
                card.state(),
                variant == null ? 0 : variant.number(),
                said.language().code(),
                said.title(),
                said.text(),
                said.mentions(),
                said.pictures().stream()
                        .map(picture -> new VariantJson.Picture(
                                picture.asset().value(), picture.form().name(), picture.alt()))
                        .toList(),
                channel.post().text(),
                channel.length(),
                channel.limits().textOf(channel.post()),
                channel.faults().stream().map(words::say).toList(),
                plan.moment(),
                plan.expiresAt(),
                approval == null || !approval.isAlone() ? null : approval.urgentReason(),
                sent(card.sent()));
    }

    private static VariantJson.@Nullable Sent sent(ChannelCard.@Nullable Sent sent) {
        return sent == null
                ? null
                : new VariantJson.Sent(
                        sent.delivered(),
                        sent.underWay(),
                        sent.person(),
                        sent.failed(),
                        sent.cancelled(),
                        sent.expected());
    }
}
