package saji.platform;

import java.util.List;
import java.util.function.Function;

/** What a command came to: done, or refused with every reason. An exception is never used for a refusal. */
public sealed interface Outcome<T> {

    /** The command was carried out; {@code value} is what came of it. */
    record Done<T>(T value) implements Outcome<T> {}

    /** The command was not carried out and changed nothing; {@code reasons} are all of them, never empty. */
    record Refused<T>(Kind kind, List<Reason> reasons) implements Outcome<T> {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("A refusal says why");
            }
        }

        /** The same refusal of a command that would have brought something else. */
        public <R> Refused<R> as() {
            return new Refused<>(kind, reasons);
        }
    }

    /** What sort of refusal, and so which HTTP status answers it. */
    enum Kind {
        INVALID(422),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        TOO_MANY(429);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(List<Reason> reasons) {
        return new Refused<>(Kind.INVALID, reasons);
    }

    static <T> Outcome<T> refused(Kind kind, Reason... reasons) {
        return new Refused<>(kind, List.of(reasons));
    }

    static <T> Outcome<T> forbidden() {
        return refused(Kind.FORBIDDEN, Reason.of("platform.refused.forbidden"));
    }

    static <T> Outcome<T> notFound() {
        return refused(Kind.NOT_FOUND, Reason.of("platform.refused.not-found"));
    }

    default boolean isDone() {
        return this instanceof Done;
    }

    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(change.apply(value));
            case Refused<T> refused -> refused.as();
        };
    }

    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T> refused -> refused.as();
        };
    }

    /** The value, where a refusal would be a bug. */
    default T orElseThrow() {
        return switch (this) {
            case Done<T>(T value) -> value;
            case Refused<T> refused -> throw new IllegalStateException("Refused: " + refused.reasons());
        };
    }

    /** All reasons; empty when done. */
    default List<Reason> reasons() {
        return this instanceof Refused<T> refused ? refused.reasons() : List.of();
    }
}
