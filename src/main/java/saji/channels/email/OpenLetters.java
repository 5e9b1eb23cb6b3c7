package saji.channels.email;

import org.springframework.stereotype.Component;
import saji.audience.LetterOffer;
import saji.channels.Channels;

/** Whoever likes may subscribe while an account for the newsletter is connected and works. */
@Component
class OpenLetters implements LetterOffer {

    private final Channels channels;

    OpenLetters(Channels channels) {
        this.channels = channels;
    }

    @Override
    public boolean isOpen() {
        return channels.accounts().stream()
                .anyMatch(account -> account.network().equals(Email.KEY) && Boolean.TRUE.equals(account.works()));
    }
}
