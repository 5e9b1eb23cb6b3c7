package saji.newsroom.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.assets.Rendition;
import saji.channels.Account;
import saji.channels.AccountId;
import saji.channels.Connecting;
import saji.channels.DeliveryLine;
import saji.channels.DispatchView;
import saji.channels.Intent;
import saji.channels.ObjectStatus;
import saji.channels.Sums;
import saji.channels.network.Post;
import saji.directory.Actor;
import saji.newsroom.Command;
import saji.newsroom.Posting;
import saji.newsroom.StoryDetail;
import saji.newsroom.Variant;
import saji.platform.Reason;
import saji.platform.Words;

/** Shows channels of stories: what is said there, as it will look, and what arrived. */
@Component
class ChannelCards {

    private final Posting posting;
    private final Connecting connecting;
    private final Assets assets;

    ChannelCards(Posting posting, Connecting connecting, Assets assets) {
        this.posting = posting;
        this.connecting = connecting;
        this.assets = assets;
    }

    /** All channels that a story can go to, or only those where something is said. */
    List<ChannelCard> of(Actor actor, Words words, StoryDetail story, boolean saidOnly) {
        return of(
                actor, words, story, saidOnly ? posting.said(actor, story.id()) : posting.channels(actor, story.id()));
    }

    /** A card for each of these channels, in their order. */
    List<ChannelCard> of(Actor actor, Words words, StoryDetail story, List<Posting.Channel> channels) {
        Map<AccountId, ChannelCard.Sent> sent = sent(actor, story);
        Map<AssetId, Asset> pictures = assets.findAll(channels.stream()
                .flatMap(channel -> channel.post().pictures().stream())
                .map(Post.Picture::asset)
                .collect(Collectors.toSet()));
        return channels.stream()
                .map(channel -> card(
                        actor, words, story, channel, sent.get(channel.account().id()), pictures))
                .toList();
    }

    ChannelCard of(Actor actor, Words words, StoryDetail story, Posting.Channel channel) {
        return of(actor, words, story, List.of(channel)).getFirst();
    }

    private ChannelCard card(
            Actor actor,
            Words words,
            StoryDetail story,
            Posting.Channel channel,
            ChannelCard.@Nullable Sent sent,
            Map<AssetId, Asset> pictures) {
        Variant variant = channel.variant();
        String id = channel.account().id().toString();
        return new ChannelCard(
                id,
                StoryPages.path(story.id()) + "/channels/" + id,
                post(words, channel, pictures),
                variant,
                state(story, channel),
                variant != null && variant.storyRevision() < story.latest().number(),
                against(actor, story, channel),
                sent);
    }

    private static String state(StoryDetail story, Posting.Channel channel) {
        Variant variant = channel.variant();
        if (variant == null) {
            return "none";
        }
        if (story.withdrawal() != null) {
            return "withdrawn";
        }
        if (variant.isServed()) {
            return "sent";
        }
        if (!variant.problem().isEmpty()) {
            return "problem";
        }
        if (!channel.faults().isEmpty()) {
            return "faulty";
        }
        if (!variant.isApproved()) {
            return "unapproved";
        }
        return variant.plan().moment() == null ? "approved" : "planned";
    }

    private static List<Reason> against(Actor actor, StoryDetail story, Posting.Channel channel) {
        Variant variant = channel.variant();
        if (variant == null || variant.isApproved()) {
            return List.of();
        }
        List<Reason> reasons = new ArrayList<>(story.reasonsAgainst(Command.APPROVE_VARIANTS));
        if (variant.writers().contains(actor.id())) {
            reasons.add(Reason.of("newsroom.refused.own-variant"));
        }
        reasons.addAll(channel.faults());
        return reasons;
    }

    PostView post(Words words, Posting.Channel channel) {
        return post(
                words,
                channel,
                assets.findAll(channel.post().pictures().stream()
                        .map(Post.Picture::asset)
                        .collect(Collectors.toSet())));
    }

    private PostView post(Words words, Posting.Channel channel, Map<AssetId, Asset> pictures) {
        Account account = channel.account();
        Post post = channel.post();
        return new PostView(
                account.name(),
                account.handle(),
                network(words, account),
                icon(account),
                channel.limits().title() > 0 ? post.title() : "",
                post.text(),
                shown(post, pictures),
                channel.limits().linkInText() ? null : card(post.link()),
                channel.length(),
                channel.limits().textOf(post),
                "newsroom.posting.counting."
                        + channel.limits().counting().name().toLowerCase(Locale.ROOT),
                channel.faults());
    }

    private static String network(Words words, Account account) {
        String key = "channels.network." + account.network();
        return words.has(key) ? words.say(key) : account.network();
    }

    String icon(Account account) {
        return connecting.kind(account.network()).map(Connecting.Kind::icon).orElse("broadcast");
    }

    private static List<PostView.Shown> shown(Post post, Map<AssetId, Asset> pictures) {
        List<PostView.Shown> shown = new ArrayList<>();
        for (Post.Picture picture : post.pictures()) {
            Asset asset = pictures.get(picture.asset());
            if (asset != null) {
                shown.add(shown(asset, picture));
            }
        }
        return shown;
    }

    private static PostView.Shown shown(Asset asset, Post.Picture picture) {
        if (asset.kind() == Asset.Kind.VIDEO) {
            return new PostView.Shown("/desk/assets/" + asset.id() + "/original", picture.alt(), 0, 0, true);
        }
        Asset.Size size = asset.size(picture.form());
        return new PostView.Shown(asset.deskPath(picture.form()), picture.alt(), size.width(), size.height(), false);
    }

    private static PostView.@Nullable Card card(Post.@Nullable Link link) {
        if (link == null) {
            return null;
        }
        AssetId picture = link.picture();
        return new PostView.Card(
                Optional.ofNullable(URI.create(link.address()).getHost()).orElse(""),
                link.title(),
                link.description(),
                picture == null ? "" : "/desk/assets/" + picture + "/" + Rendition.SHARE.file());
    }

    /** What was sent last on each channel. */
    private Map<AccountId, ChannelCard.Sent> sent(Actor actor, StoryDetail story) {
        Map<AccountId, ChannelCard.Sent> sent = new HashMap<>();
        Optional<ObjectStatus> status = posting.status(actor, story.id());
        for (DispatchView dispatch : status.map(ObjectStatus::dispatches).orElse(List.of())) {
            for (DispatchView.Channel channel : dispatch.channels()) {
                sent.computeIfAbsent(channel.account(), account -> sent(dispatch, channel));
            }
        }
        return sent;
    }

    private static ChannelCard.Sent sent(DispatchView dispatch, DispatchView.Channel channel) {
        DeliveryLine only = channel.only();
        Sums sums = channel.sums();
        return new ChannelCard.Sent(
                "/desk/channels/dispatches/" + dispatch.id(),
                only == null ? "" : only.state().name().toLowerCase(Locale.ROOT),
                only == null || !only.address().startsWith("http") ? "" : only.address(),
                only == null ? null : only.reason(),
                dispatch.intent() == Intent.REMOVE,
                sums.delivered(),
                sums.underWay(),
                sums.person(),
                sums.failed(),
                sums.cancelled(),
                sums.expected());
    }
}
