package org.gradproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A conversation without a terminal.
@Timeout(60)
final class ConversationTest {
    /// Takes minutes, as nobody waits for.
    private static final String ENDLESS = "eval sum(k in 1..999999, sin(k)) digits 3000";

    @TempDir
    Path directory;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = Output.utf8(bytes);
    private final Conversation conversation = new Conversation(
            new Work(Options.STANDARD, new Console(InputStream.nullInputStream(), out, out, false)), false, out, () -> 80);

    private String answer(String text) {
        bytes.reset();
        conversation.hear(text);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void carriesTheSessionFromLineToLine() {
        answer("a := 3");
        assertTrue(answer("prove a + 1 = 4").contains("proved"));
    }

    @Test
    void hearsCommandsAmongStatements() {
        String said = answer("b := 2\n:digits 3\neval b/3\n:digits\n");
        assertTrue(said.contains("0.667"), said);
        assertTrue(said.endsWith("    3 digits\n"), said);
    }

    @Test
    void turnsStepsAndLatexOnAndOff() {
        assertFalse(answer("d/dx (x*exp(x))").contains("product rule"));
        answer(":steps on");
        assertTrue(answer("d/dx (x*exp(x))").contains("product rule"));
        answer(":steps off\n:latex on");
        String both = answer("d/dx (x*exp(x))");
        assertTrue(both.contains("\\frac{d}{dx}") && !both.contains("product rule"), both);
        assertEquals("    latex is on\n", answer(":latex"));
    }

    @Test
    void printsTheLanguageItselfOnRequest() {
        assertTrue(answer("d/dx sigmoid(x)").contains("σ"));
        answer(":ascii on");
        assertTrue(answer("d/dx sigmoid(x)").chars().allMatch(c -> c < 128));
    }

    @Test
    void suggestsTheNearestCommand() {
        assertEquals("  there is no command ':stpes'; did you mean ':steps'?\n", answer(":stpes on"));
        assertEquals("  there is no command ':xyzzy'; ':help' lists them\n", answer(":xyzzy"));
        assertEquals("  there is no command ':'; ':help' lists them\n", answer(":"));
        assertEquals("  :latex is 'on' or 'off', not 'maybe'\n", answer(":latex maybe"));
        assertEquals("  the number of digits is 1 to 9999, not 'many'\n", answer(":digits many"));
    }

    @Test
    void takesTheBeginningOfACommandForIt() {
        assertEquals("    6 digits\n", answer(":dig"));
        assertTrue(answer(":l").contains("there is no command ':l'"));
    }

    @Test
    void helpsWithEveryCommand() {
        String help = answer(":help");
        for (Command c : Command.values()) assertTrue(help.contains(c.text() + " "), c.text());
        assertTrue(help.lines().allMatch(l -> l.length() <= 80), help);
        assertEquals(help, answer("help"));
        assertTrue(answer(":help undo").startsWith("    :undo"));
    }

    @Test
    void takesBackWhatWasSaidLast() {
        answer("a := 3");
        answer("a := 4");
        assertTrue(answer(":undo").contains("a := 4"));
        assertTrue(answer("prove a = 3").contains("proved"));
        answer(":undo");
        answer(":undo");
        assertEquals("    nothing is declared or defined; ':functions' lists the library\n", answer(":names"));
        assertEquals("  there is nothing to take back\n", answer(":undo"));
    }

    @Test
    void forgetsEverythingAndCanRememberIt() {
        answer("a := 3");
        answer(":digits 4\n:reset");
        assertTrue(answer(":names").contains("nothing"));
        assertTrue(answer(":undo").contains("remembered again"));
        assertTrue(answer(":names").contains("a := 3"));
        assertEquals("    4 digits\n", answer(":digits"));
    }

    @Test
    void namesWhatIsKnown() {
        answer("real a > 0\nvector x in R^n\nmatrix W in R^(2, 3)\nindex i in 1..n\nf(z; c = 2) := c*z\nlet q = 5");
        String names = answer(":names");
        for (String expected : new String[] {"real a\n", "vector x in R^n\n", "matrix W in R^(2, 3)\n", "index i in 1..n\n", "f(z; c = 2) := c·z\n", "q = 5\n", "a > 0"}) {
            assertTrue(names.contains("    " + expected) || names.contains(expected), () -> expected + " in\n" + names);
        }
    }

    @Test
    void explainsTheFunctionsOfTheLibrary() {
        assertTrue(answer(":functions").lines().allMatch(l -> l.length() <= 80));
        assertTrue(answer(":functions swish").contains("silu(x"));
        assertEquals("  the library has no function 'sigmiod'; did you mean 'sigmoid'?\n", answer(":functions sigmiod"));
    }

    @Test
    void savesWhatSucceededAndLoadsIt() throws Exception {
        Path file = directory.resolve("sheet one.grad");
        assertEquals("  there is nothing to save yet\n", answer(":save " + file));
        answer("# a remark\nf(x) := x^2\nsni(x)");
        answer("proof\n    f(x)\n  = x*x\nqed");
        assertEquals("    written to " + file + "\n", answer(":save " + file));
        assertEquals("# a remark\nf(x) := x^2\nproof\n    f(x)\n  = x*x\nqed\n", Files.readString(file));
        assertTrue(answer(":save " + file).contains("is there already"));
        assertTrue(answer(":save! \"" + file + "\"").contains("written"));
        answer(":reset");
        assertTrue(answer(":load " + file).contains("✓ proved"));
        assertTrue(answer("prove f(3) = 9").contains("proved"));
        assertTrue(answer(":undo\n:undo\n:names").contains("nothing is declared"));
    }

    @Test
    void saysWhyAFileCannotBeUsed() {
        answer("a := 1");
        assertEquals("  which file? :load FILE\n", answer(":load"));
        assertTrue(answer(":load " + directory.resolve("missing")).contains("there is no such file"));
        assertTrue(answer(":load " + directory).contains("this is a directory"));
        assertTrue(answer(":save " + directory.resolve("no/where")).contains("there is no directory"));
        assertTrue(answer(":save! " + directory).contains("cannot be written"));
        assertTrue(answer(":load a\0b").contains("is no name of a file"));
    }

    @Test
    void leavesOnRequest() {
        assertEquals("", answer(":quit\nprove 1 = 1"));
        assertTrue(conversation.isOver());
    }

    @Test
    void leavesByAPlainWordUnlessItIsAName() {
        answer("exit := 3");
        answer("exit");
        assertFalse(conversation.isOver());
        answer("quit");
        assertTrue(conversation.isOver());
    }

    @Test
    void stopsWhatRunsAndKeepsTheSession() throws Exception {
        answer("a := 3\n:limit 600");
        Thread stopping = new Thread(() -> {
            try {
                Thread.sleep(400);
            } catch (InterruptedException e) {
                return;
            }
            conversation.stop();
        });
        stopping.start();
        String said = answer(ENDLESS + "\nb := 4\n" + ENDLESS + "\n");
        stopping.join();
        assertEquals("  ? stopped\n", said);
        assertEquals("    a := 3\n", answer(":names"));
        assertTrue(answer("prove a = 3").contains("proved"));
    }

    @Test
    void isNotDisturbedByAStopWhenNothingRuns() {
        conversation.stop();
        assertTrue(answer("prove 1 + 1 = 2").contains("proved"));
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void hasCommandsOfDifferentBeginnings() {
        assertEquals(Command.values().length, Arrays.stream(Command.values()).map(Command::text).distinct().count());
        for (Command c : Command.values()) assertEquals(c, Command.of(c.text()).orElseThrow());
    }
}
