package org.gradproof.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// A small campaign: no verdict may be wrong, and few claims may stay without one.
final class CampaignTest {
    private static final long SEED = 2026;
    private static final int CLAIMS = 1_500;

    @Test
    void trueClaimsAreProvedAndMutantsRefuted() {
        Tally tally = deep(() -> new Campaign(SEED, Duration.ofSeconds(5)).run(0, CLAIMS, new Tally()));
        assertEquals(List.of(), tally.wrong(), () -> "seed " + SEED);
        assertEquals(tally.proofs(), tally.replayed(), tally::table);
        assertTrue(tally.provedOfScalar() >= 0.95, () -> tally.table() + String.join("\n", tally.missed()));
        assertTrue(tally.refutedOfMutants() >= 0.95, () -> tally.table() + String.join("\n", tally.missed()));
    }

    @Test
    void theSameNumberMakesTheSameClaim() {
        for (long number = 0; number < 20; number++) {
            long n = number;
            assertEquals(specimen(n), specimen(n));
        }
    }

    private static String specimen(long number) {
        return deep(() -> new Campaign(SEED, Duration.ofSeconds(1)).specimen(number).toString());
    }

    private static <T> T deep(java.util.function.Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(null, () -> {
            try {
                result.complete(work.get());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        }, "campaign", 1L << 29);
        thread.start();
        return result.join();
    }
}
