package org.gradproof.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.gradproof.worksheet.Result.Status;
import org.junit.jupiter.api.Test;

/// Whatever is read, every statement ends with a result or a message.
final class ProgramFuzzTest {
    @Test
    void brokenInputsEndWithMessages() {
        Program program = new Program(2026, Duration.ofMillis(200));
        program.run(0, 250);
        assertEquals("", String.join("\n\n", program.failures()));
        assertTrue(program.statuses().getOrDefault(Status.NOT_UNDERSTOOD, 0) > 100, () -> "" + program.statuses());
        assertTrue(program.statuses().getOrDefault(Status.FINE, 0) > 100, () -> "" + program.statuses());
    }
}
