package saji.newsroom;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.channels.Account;
import saji.channels.AccountId;
import saji.channels.Channels;

/** On which channels a story can be served, and what is said there, or would be. */
@Component
class StoryChannels {

    private final Variants variants;
    private final Composing composing;
    private final Channels channels;

    StoryChannels(Variants variants, Composing composing, Channels channels) {
        this.variants = variants;
        this.composing = composing;
        this.channels = channels;
    }

    static Composing.Source source(Case story) {
        return Composing.Source.of(story.latest().text(), story.summary().slug());
    }

    /** The city's, those of the story's agencies, and where something is said already; or only the last. */
    List<Posting.Channel> of(Case story, boolean saidOnly) {
        Map<AccountId, Variant> said = new HashMap<>();
        variants.of(story.id()).forEach(variant -> said.put(variant.account(), variant));
        return channels.accounts().stream()
                .filter(account -> said.containsKey(account.id()) || (!saidOnly && isFor(story, account)))
                .map(account -> channel(story, account, said.get(account.id()), null))
                .toList();
    }

    private static boolean isFor(Case story, Account account) {
        return account.owner().isEmpty()
                || story.latest().text().agencies().contains(account.owner().get());
    }

    /** The open account, if the story can be served there. */
    Optional<Account> account(Case story, AccountId id) {
        return channels.account(id)
                .filter(account -> account.isOpen()
                        && (isFor(story, account)
                                || variants.find(story.id(), id).isPresent()));
    }

    /** {@code draft} is null for what was saved, or proposed. */
    Optional<Posting.Channel> find(Case story, AccountId id, Variant.@Nullable Draft draft) {
        return account(story, id)
                .map(account -> channel(
                        story,
                        account,
                        variants.find(story.id(), id).orElse(null),
                        draft == null ? null : said(draft, account)));
    }

    private Posting.Channel channel(
            Case story, Account account, @Nullable Variant variant, Variant.@Nullable Said tried) {
        Composing.Source source = source(story);
        Variant.Said said =
                tried != null ? tried : variant != null ? variant.said() : composing.proposal(source, account);
        var post = composing.post(source, said, account);
        return new Posting.Channel(
                account, variant, said, post, channels.limits(account), channels.faults(account, post));
    }

    /** A draft as it is kept. */
    Variant.Said said(Variant.Draft draft, Account account) {
        return new Variant.Said(
                draft.language(),
                draft.title().strip(),
                draft.text().replace("\r\n", "\n").strip(),
                composing.shown(draft.pictures(), draft.form(), channels.limits(account)),
                mentions(draft.mentions()));
    }

    /** Names with {@code @}, each once. */
    static List<String> mentions(List<String> typed) {
        Set<String> tidy = new LinkedHashSet<>();
        typed.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> tidy.add(name.startsWith("@") ? name : "@" + name));
        return List.copyOf(tidy);
    }

    /** How the story's agencies are called on the network of an account, as far as their accounts there are connected. */
    List<String> known(Case story, Account account) {
        return channels.mention(account)
                .map(pattern -> channels.accounts().stream()
                        .filter(other -> other.network().equals(account.network())
                                && !other.id().equals(account.id())
                                && other.owner().isPresent()
                                && isFor(story, other))
                        .flatMap(other -> mentions(List.of(other.handle())).stream())
                        .filter(name -> pattern.matcher(name).matches())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }
}
