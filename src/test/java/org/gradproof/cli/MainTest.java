package org.gradproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole program, driven as a person would, without a process.
@Timeout(60)
final class MainTest {
    private static final Set<String> FIELDS = Set.of("file", "line", "column", "kind", "input", "verdict", "conditions", "message", "latex");

    @TempDir
    Path directory;

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    // ------------------------------------------------------------------------------------------ exit status

    @Test
    void isFineWhenAllIsProved() throws IOException {
        assertEquals(0, Run.of("run", file("a.grad", "prove (x + 1)^2 = x^2 + 2*x + 1\ncheck 1/3 ~ 0.333\n")).status());
        assertEquals(0, Run.piped("prove x = x\n").status());
        assertEquals(0, Run.of("prove", "x/x = 1", "--assume", "x > 0").status());
        assertEquals(0, Run.of("diff", "x^2").status());
    }

    /// `integer x` after `x > 1` once forgot it, and the claim was refuted at −1.
    @Test
    void losesNoAssumptionToALaterOne() {
        assertEquals(0, Run.of("prove", "x > 0", "--assume", "integer x", "--assume", "x > 1").status());
        Run run = Run.of("prove", "x > 0", "--assume", "x > 1", "--assume", "integer x");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("'integer x' declares anew what something is assumed of already"), run.err());
        assertEquals("    no longer assumed: x > 1", Run.piped("assume x > 1\ninteger x\n").out().lines().filter(l -> l.startsWith("    ")).findFirst().orElseThrow());
        assertTrue(Run.piped("assume z > 2\nz := 1\n").out().contains("no longer assumed: z > 2"));
    }

    @Test
    void tellsMisroundedDigitsAsOne() {
        Run run = Run.piped("check 2/3 ~ 0.666\n");
        assertEquals(1, run.status());
        assertTrue(run.out().contains("0.667"), run::out);
        assertEquals(1, Run.piped("check 2/3 ~ 0.7\ncheck 2/3 ~ 0.5\n").status());
    }

    @Test
    void tellsWrongUsageAsTwo() throws IOException {
        for (String[] args : new String[][] {{"frobnicate"}, {"run"}, {"diff"}, {"prove"}, {"run", "--nonsense"}, {"prove", "a", "b"},
                {"diff", "x", "--digits", "0"}, {"diff", "x", "--digits"}, {"diff", "x", "--time-limit", "-1"}, {"diff", "x*y"}, {"diff", "7"},
                {"run", directory.resolve("missing.grad").toString()}, {"run", directory.toString()}, {"run", "a\0b"}}) {
            Run run = Run.of(args);
            assertEquals(2, run.status(), String.join(" ", args));
            assertEquals("", run.out(), String.join(" ", args));
            assertEquals(1, run.err().lines().count(), run::err);
            assertTrue(run.err().startsWith("gradproof: "), run::err);
        }
    }

    @Test
    void tellsWhatIsNotUnderstoodAsThree() {
        Run run = Run.of("prove", "tanh(x = 2");
        assertEquals(3, run.status());
        assertTrue(run.out().startsWith("  1:14  expected ')' to close the '(' at 1:11\n"), run::out);
        assertEquals(3, Run.of("diff", "sni(x)").status());
        assertEquals(3, Run.piped("vector x in R^2\nvector y in R^3\nx + y\n").status());
        assertEquals(3, Run.piped("1/0\n").status());
        assertEquals(3, Run.piped("sum(k in 1..0, k)\n").status());
    }

    @Test
    void tellsTheUndecidedAsFour() {
        assertEquals(4, Run.of("diff", "x*y", "y", "--at", "x=3").status());
    }

    @Test
    void ordersTheStatusByGravity() {
        assertEquals(3, Run.piped("check 2/3 ~ 0.5\nprove (\n").status());
        assertEquals(1, Run.piped("eval q\ncheck 2/3 ~ 0.5\n").status());
        assertEquals(2, Run.piped("prove (\n", "run", "-", "/no/such/file").status());
    }

    // ------------------------------------------------------------------------------------------ JSON

    @Test
    void printsAnObjectALineWithTheFieldsOfTheContract() {
        Run run = Run.piped("""
                real a
                f(x; b = 2) := b*x^2
                d/dx f(x; a)
                f(3)
                let x = 1/3
                eval x, [x, 2], [[1, x], [0, 1]]
                prove f(x) = 2*x*x
                check 1/3 ~ 0.33
                check 1/3 ~ 0.34
                latex f(x)
                prove x = (
                eval q
                why
                """, "run", "--json", "-");
        assertEquals(List.of("definition", "derivative", "value", "value", "value", "value", "claim", "claim", "claim", "value", "error", "error", "value"),
                run.json().stream().map(o -> o.getString("kind")).toList());
        for (JsonObject o : run.json()) assertTrue(o.keySet().containsAll(FIELDS), o::toString);
        JsonObject misread = run.json().get(10);
        assertEquals("not-understood", misread.getString("verdict"));
        assertEquals(11, misread.getInt("line"));
        assertEquals(2, run.json().get(5).getArray("value").size());
        assertEquals("rounding", run.json().get(8).getString("verdict").replace("refuted", "rounding"));
        assertEquals(3, run.status());
    }

    @Test
    void saysInJsonWhatItSaysInWords() {
        JsonObject o = Run.of("diff", "x^3", "--json").json().getFirst();
        assertEquals("derivative", o.getString("kind"));
        assertEquals("proved", o.getString("verdict"));
        assertEquals("3*x^2", o.getString("result"));
        JsonObject claim = Run.of("prove", "x/x = 1", "--json").json().getFirst();
        assertEquals("proved", claim.getString("verdict"));
        assertEquals(List.of("x != 0"), List.copyOf(claim.getArray("conditions")));
    }

    @Test
    void saysThatTheProofWasReplayed() throws IOException {
        Run run = Run.of("prove", "--replay", "d/dx sigmoid(x) = sigmoid(x)*(1 - sigmoid(x))");
        assertEquals(0, run.status());
        assertTrue(run.out().matches("(?s).*proved\\R +replayed: \\d+ steps\\R"), run::out);
        assertTrue(Run.of("check", "--replay", file("b.grad", "prove x + x = 2*x\n")).out().contains("replayed: "));
        assertFalse(Run.of("prove", "x = 2*x", "--replay").out().contains("replayed"));
        assertTrue(Run.of("prove", "x = x", "--replay", "--json").out().contains("\"replay\":\"replayed: "));
    }

    @Test
    void showsTheDigitsInWhichTwoSidesDiffer() {
        assertEquals("  ✗ refuted: at x = 21 the left side is 21.0000000008…, the right side 21\n",
                Run.of("prove", "log(1 + exp(x)) = x", "--assume", "x = 21").out().lines().findFirst().orElseThrow() + "\n");
        assertTrue(Run.of("prove", "log(1 + exp(x)) = x", "--assume", "x = 1000").out().contains("the right side 1000; they differ in a later digit"));
    }

    @Test
    void printsADerivativeAsLatexWithItsStepsAndConditions() {
        assertEquals("""
                For $x \\ne 0$:
                \\begin{alignat*}{2}
                  \\frac{d}{dx}\\,(\\lvert x\\rvert \\,e^{x})& = \\left( \\frac{d}{dx}\\,(\\lvert x\\rvert ) \\right)\\,e^{x} + \\lvert x\\rvert \\,\\frac{d}{dx}\\,(e^{x}) &\\qquad& \\text{\\small product rule} \\\\
                """, Run.of("diff", "abs(x)*exp(x)", "--steps", "--latex").out().lines().limit(3).map(l -> l + "\n").reduce("", String::concat));
        assertEquals("\\frac{d}{dx}\\,(\\lvert x\\rvert ) = \\begin{cases} 1 & \\text{if } x > 0 \\\\ -1 & \\text{otherwise} \\end{cases} \\quad \\text{for $x \\ne 0$}\n",
                Run.of("diff", "abs(x)", "--latex").out());
        assertEquals("\\frac{d}{dx}\\,(x^{3}) = 3x^{2}\n\\frac{d}{dx}\\,(x^{3}) = 12\n", Run.of("diff", "x^3", "--latex", "--at", "x=2").out());
    }

    @Test
    void putsAnswersIntoWordsWithinTheLimit() {
        String[] waited = {""};
        String text = Printing.inTime(() -> {
            try {
                Thread.sleep(600_000);
            } catch (InterruptedException e) {
                waited[0] = "interrupted";
            }
            return "late";
        }, java.time.Duration.ofMillis(20));
        assertEquals("  ? the answer is too large to be printed in 0.02 s; ask for a part of it, or give more time\n", text);
        assertEquals("interrupted", waited[0]);
        assertEquals("soon", Printing.inTime(() -> "soon", java.time.Duration.ofSeconds(60)));
    }

    // ------------------------------------------------------------------------------------------ bad input

    @Test
    void survivesNestingOfAHundredThousandBrackets() throws IOException {
        Run run = Run.of("run", file("deep.grad", "(".repeat(100_000) + "x" + ")".repeat(100_000) + "\nprove x = x\n"));
        assertEquals(3, run.status());
        assertTrue(run.out().contains("nested deeper than"), run::out);
        assertTrue(run.out().contains("proved"), run::out);
        assertTrue(run.out().length() < 400_000);
    }

    @Test
    void survivesALineOfTenMegabytes() throws IOException {
        Run run = Run.of("run", file("long.grad", "x" + " + x".repeat(2_500_000) + "\n"));
        assertEquals(3, run.status());
        assertTrue(run.out().contains("a statement of more than"), () -> run.out().substring(0, 500));
        assertTrue(run.out().length() < 5_000, () -> "it repeats the whole line");
    }

    @Test
    void namesBrokenTextAndBinaries() throws IOException {
        Path broken = Files.write(directory.resolve("broken.grad"), new byte[] {'x', '\n', (byte) 0xC3, (byte) 0x28});
        assertEquals(3, Run.of("run", broken.toString()).status());
        assertTrue(Run.of("run", broken.toString()).out().contains("not valid UTF-8"));
        Run binary = Run.piped("x\0y");
        assertEquals(3, binary.status());
        assertTrue(binary.out().contains("NUL"), binary::out);
    }

    @Test
    void hasNothingToSayOfNothing() throws IOException {
        assertEquals(new Run(0, "", ""), Run.piped(""));
        assertEquals(new Run(0, "", ""), Run.of("run", file("empty.grad", "")));
        assertEquals(0, Run.of("run", file("comments.grad", "# nothing\n\n# here\n")).status());
    }

    @Test
    void stopsEndlessWorkAndKeepsTheSession() {
        Run run = Run.piped("""
                a := 3
                eval sum(k in 1..100000, sin(k)) digits 9999
                prove a = 3
                """, "run", "--time-limit", "0.3", "-");
        assertEquals(4, run.status());
        assertTrue(run.out().contains("stopped after 0.3 s"), run::out);
        assertTrue(run.out().contains("proved"), run::out);
    }

    @Test
    void saysWhenTheOutputCannotBeWritten() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        var err = new java.io.ByteArrayOutputStream();
        int status = Main.run(List.of("diff", "x^2"), new Console(java.io.InputStream.nullInputStream(), Output.utf8(full), Output.utf8(err), false));
        assertEquals(2, status);
        assertEquals("gradproof: the output cannot be written: No space left on device\n", err.toString(java.nio.charset.StandardCharsets.UTF_8));
    }

    // ------------------------------------------------------------------------------------------ files

    @Test
    void runsEachFileInASessionOfItsOwn() throws IOException {
        Run run = Run.of("run", file("one.grad", "a := 1\n"), file("two.grad", "prove a = 1\n"));
        assertTrue(run.out().contains("one.grad\n") && run.out().contains("two.grad\n"), run::out);
        assertFalse(run.out().contains("proved\n"), run::out);
    }

    @Test
    void goesOnAfterAFileThatIsMissing() throws IOException {
        Run run = Run.of("check", "/no/such/file.grad", file("two.grad", "prove 2*x = x + x\n"));
        assertEquals(2, run.status());
        assertTrue(run.out().contains("proved"), run::out);
    }

    @Test
    void readsTheBlocksOfMarkdown() throws IOException {
        Run run = Run.of("run", "--json", file("sheet.md", """
                # Title

                Text with `prove x = 1` in it.

                ```grad
                a := 2
                ```

                ```python
                prove 1 = 2
                ```

                - a list

                  ```grad
                  prove a + x = x + 2
                  ```
                """));
        assertEquals(0, run.status());
        assertEquals(List.of(6, 16), run.json().stream().map(o -> o.getInt("line")).toList());
    }

    @Test
    void provesTheSoftmaxJacobian() {
        Run run = Run.of("run", "derivations/softmax-jacobian.grad");
        assertEquals(0, run.status(), run::out);
        assertTrue(run.out().contains("0.0819251"), run::out);
    }

    /// The branch that a program would take at a kink is not the value of a derivative that does not exist there.
    @Test
    void evaluatesNoDerivativeAtAKink() {
        Run run = Run.piped("let x = 0\neval d/dx relu(x)\neval d/dx softsign(x)\nconvention d relu at 0 = 0\neval d/dx relu(x)\n");
        assertTrue(run.out().contains("d/dx ReLU(x): not known here, since it needs x != 0"), run.out());
        assertTrue(run.out().contains("d/dx softsign(x) = 1"), run.out());
        assertTrue(run.out().contains("d/dx ReLU(x) = 0"), run.out());
        assertEquals(4, run.status());
    }

    /// As in NumPy. It was a matrix without a size, and evaluating it a mistake of ours.
    @Test
    void aNumberIsItsOwnTranspose() {
        Run run = Run.piped("real s\nlet s = 2\neval s.T\nprove (s*s).T = s^2\n");
        assertTrue(run.out().contains("= 2"), run.out());
        assertEquals(0, run.status(), run.out());
    }
}
