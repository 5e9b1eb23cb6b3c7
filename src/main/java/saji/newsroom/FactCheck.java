package saji.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import saji.directory.AgencyId;
import saji.directory.PersonId;
import saji.platform.Markdown;

/**
 * A request to an agency to confirm or correct a story passage by passage.
 *
 * @param revision the newest revision when it was asked for
 * @param cancelledAt when the office took it back, or null
 */
public record FactCheck(
        UUID id,
        AgencyId agency,
        int revision,
        PersonId askedBy,
        Instant askedAt,
        String message,
        List<Passage> passages,
        @Nullable Instant cancelledAt) {

    /** Whether the agency still owes an answer to some passage. */
    public boolean isOpen() {
        return cancelledAt == null && passages.stream().anyMatch(passage -> passage.answer() == null);
    }

    /**
     * Words of the story, as they stood.
     *
     * @param number place in the fact check, from 1
     */
    public record Passage(int number, String text, @Nullable Answer answer) {

        /** Whether the text still says these words, however they are marked up. */
        public boolean standsIn(Text whole) {
            return spoken(whole.title() + "\n\n" + whole.lead() + "\n\n" + whole.body())
                    .contains(spoken(text));
        }

        private static String spoken(String markdown) {
            return Markdown.text(markdown).replaceAll("\\s+", " ");
        }
    }

    /** What the agency's PR officer said. {@code correction} is empty when confirmed. */
    public record Answer(boolean confirmed, String correction, PersonId by, Instant at) {}
}
