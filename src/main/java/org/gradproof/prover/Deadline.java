package org.gradproof.prover;

import java.time.Duration;

/// Interrupts the thread that opened it when the time is over, so that every loop that can be interrupted also keeps the
/// time. An interrupt from elsewhere stays one.
final class Deadline implements AutoCloseable {
    private final Thread judged = Thread.currentThread();
    private final Thread clock;
    private final long end;
    private boolean closed;
    private boolean over;

    Deadline(Duration limit) {
        end = System.nanoTime() + limit.toNanos();
        clock = Thread.ofVirtual().start(() -> strike(limit));
    }

    private void strike(Duration limit) {
        try {
            Thread.sleep(limit);
        } catch (InterruptedException e) {
            return;
        }
        synchronized (this) {
            if (closed) return;
            over = true;
            judged.interrupt();
        }
    }

    /// Whether the time is over.
    synchronized boolean isOver() {
        return over;
    }

    /// The part of the time that is left, in nanoseconds.
    long left() {
        return Math.max(0, end - System.nanoTime());
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            // The interrupt that this clock has sent must not reach anybody else.
            if (over) Thread.interrupted();
        }
        clock.interrupt();
    }
}
