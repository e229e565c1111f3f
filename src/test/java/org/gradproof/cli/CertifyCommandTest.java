package org.gradproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `certify` says in a sentence what keeps it from its work.
final class CertifyCommandTest {
    @TempDir
    Path directory;

    private Path worksheet(String name, String text) throws Exception {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void aDirectoryThatIsAFileIsNamedBeforeAnythingIsProved() throws Exception {
        Path file = worksheet("a.grad", "prove d/dx x^2 = 2*x\n");
        Run run = Run.of("certify", "no-such-file.grad", "-o", file.toString());
        assertEquals(2, run.status(), run::toString);
        assertEquals("gradproof: certificates cannot be written: " + file + ": it is a file and no directory\n", run.err());
    }

    @Test
    void aDirectoryBelowAFileIsNamedToo() throws Exception {
        Path below = worksheet("a.grad", "prove d/dx x^2 = 2*x\n").resolve("sub");
        Run run = Run.of("certify", directory.resolve("a.grad").toString(), "-o", below.toString());
        assertEquals(2, run.status(), run::toString);
        assertTrue(run.err().startsWith("gradproof: certificates cannot be written: " + below + ": ") && run.err().lines().count() == 1, run::err);
    }

    @Test
    void twoWorksheetsOfOneNameBecomeTwoFiles() throws Exception {
        assumeTrue(Coq.program().isPresent(), "there is no coqc");
        Path one = worksheet("one/a.grad", "prove d/dx x^2 = 2*x\n");
        Path two = worksheet("two/a.grad", "prove d/dx x^3 = 3*x^2\n");
        Path kept = directory.resolve("kept");
        assertEquals(0, Run.of("certify", one.toString(), two.toString(), "-o", kept.toString()).status());
        assertTrue(Files.readString(kept.resolve("a.v")).contains("(2 * x_1)"));
        assertTrue(Files.readString(kept.resolve("a_2.v")).contains("(3 * (x_1 ^ 2))"));
    }

    /// The derivative of a maximum is a claim that Coq finds no proof of yet; one that it finds in future gives its place to another.
    @Test
    void aClaimWithoutAProofOfCoqFailsLoudly() throws Exception {
        assumeTrue(Coq.program().isPresent(), "there is no coqc");
        Path file = worksheet("m.grad", "vector z in R^n\nprove d max(z) / d z[j] = [z[j] = max(z)]\n");
        Run run = Run.of("certify", "--coq-limit=10", file.toString());
        assertEquals(70, run.status(), run::toString);
        assertTrue(run.out().contains("0 accepted, 1 without a proof"), run::out);
    }

    @Test
    void aClaimAboutAPropertyIsAClaimAboutTwoPoints() throws Exception {
        assumeTrue(Coq.program().isPresent(), "there is no coqc");
        Path file = worksheet("p.grad", """
                prove increasing(sigmoid(x), x)
                prove strictly_increasing(arctan(x), x)
                prove convex(softplus(x), x)
                prove concave(log(x), x)
                prove odd(tanh(x), x)
                prove increasing(sin(x), x)
                """);
        Run run = Run.of("certify", "--json", file.toString());
        assertEquals(6, run.json().stream().filter(r -> r.getString("outcome").equals("accepted")).count(), run::toString);
    }
}
