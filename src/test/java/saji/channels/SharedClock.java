package saji.channels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The real time, ahead by so much as all processes that map the same file see at once. */
final class SharedClock implements InstantSource {

    private static final InstantSource REAL = Clock.systemUTC();
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final MappedByteBuffer ahead;

    SharedClock(Path file) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ahead = channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void advance(Duration amount) {
        LONG.setVolatile(ahead, 0, millisAhead() + amount.toMillis());
    }

    private long millisAhead() {
        return (long) LONG.getVolatile(ahead, 0);
    }

    @Override
    public Instant instant() {
        return REAL.instant().plusMillis(millisAhead());
    }
}
