package saji.channels.webpush;

import java.util.Optional;
import org.springframework.stereotype.Component;
import saji.audience.PushOffer;
import saji.channels.Channels;

/** Browsers may subscribe while an account for pushes is connected and has its keys. */
@Component
class OpenPush implements PushOffer {

    private final Channels channels;

    OpenPush(Channels channels) {
        this.channels = channels;
    }

    @Override
    public Optional<String> key() {
        return channels.accounts().stream()
                .filter(account -> account.network().equals("webpush"))
                .map(account -> account.settings().getOrDefault("learned.key", ""))
                .filter(key -> !key.isEmpty())
                .findFirst();
    }
}
