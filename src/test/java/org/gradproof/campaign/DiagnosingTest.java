package org.gradproof.campaign;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Single slips are told as the slips that they are.
final class DiagnosingTest {
    private static final long SEED = 7;
    private static final int SLIPS = 340;

    @Test
    void mostSlipsAreDiagnosedAsTheSlipThatWasMade() {
        Diagnosing d = new Diagnosing(SEED, Duration.ofSeconds(5)).run(0, SLIPS);
        if (Boolean.getBoolean("campaign.show")) {
            System.out.println(d.table());
            System.out.println(String.join("\n", d.missed()));
        }
        assertTrue(d.named() >= 0.8, () -> d.table() + String.join("\n", d.missed()));
    }
}
