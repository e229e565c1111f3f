package org.gradproof.worksheet;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Work that may go deep and take long: on a thread of its own with a huge stack, for a limited time.
public final class Worker {
    /// Only what is used of it costs memory.
    private static final long STACK = 1L << 30;
    /// How long work may go on after it was interrupted, before it is left to itself.
    private static final Duration GRACE = Duration.ofMillis(500);

    private Worker() {}

    /// What became of the work.
    public sealed interface End<T> {
        record Done<T>(T value) implements End<T> {}

        /// It was stopped by the limit, or by an interrupt of the waiting thread.
        record Stopped<T>(boolean byLimit) implements End<T> {}

        /// It ran out of stack or memory.
        record Exhausted<T>(String of) implements End<T> {}
    }

    /// Runs the work to its end or to the limit. What it throws is thrown here.
    public static <T> End<T> run(Callable<T> work, Duration limit) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "statement", STACK);
        thread.setDaemon(true);
        boolean byLimit = false;
        try {
            thread.start();
            return new End.Done<>(task.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            byLimit = true;
        } catch (InterruptedException | CancellationException e) {
            byLimit = false;
        } catch (ExecutionException e) {
            Optional<String> exhausted = exhausted(e.getCause());
            if (exhausted.isPresent()) return new End.Exhausted<>(exhausted.get());
            throw thrown(e.getCause());
        } catch (OutOfMemoryError e) {
            return new End.Exhausted<>("memory");
        }
        stop(thread);
        return new End.Stopped<>(byLimit);
    }

    private static void stop(Thread thread) {
        thread.interrupt();
        try {
            thread.join(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<String> exhausted(Throwable e) {
        return switch (e) {
            case StackOverflowError _ -> Optional.of("stack");
            case OutOfMemoryError _ -> Optional.of("memory");
            default -> Optional.empty();
        };
    }

    private static RuntimeException thrown(Throwable e) {
        return switch (e) {
            case RuntimeException r -> r;
            case Error error -> throw error;
            default -> new IllegalStateException(e);
        };
    }
}
