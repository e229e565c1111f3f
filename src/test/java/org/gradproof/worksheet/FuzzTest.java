package org.gradproof.worksheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gradproof.library.Library;
import org.gradproof.syntax.Sentence;
import org.gradproof.syntax.Source;
import org.junit.jupiter.api.Test;

/// Whatever is typed, there is an answer and no mistake of ours: statements put together at random and then damaged.
///
/// A larger run: `-Dfuzz.inputs=10000 -Dfuzz.seed=7`.
final class FuzzTest {
    private static final List<String> TERMS = List.of("x", "y", "2", "0", "-1/2", "0.25", "a", "v", "W", "v[1]", "v[i]", "W[i,j]", "s", "f(x)", "f(v)",
            "sigmoid(x)", "relu(x - 1)", "elu(x; a)", "softmax(v)", "softmax(v)[i]", "sum(k in 1..n, v[k]^2)", "sum(k in 1..3, k*x)", "W @ v", "v @ v",
            "exp(x)", "log(x)", "sqrt(x^2 + 1)", "if x > 0 then x else -x", "delta(i, j)", "[1, 2]", "[[1, x], [y, 2]]", "product(k in 1..n, v[k])",
            "max(x, y)", "abs(x)", "x^a", "W.T", "tanh(x/2)", "norm(v)", "mean(v)", "[x > 0]", "pi", "e", "v.T", "logsumexp(v)");
    private static final List<String> JOINTS = List.of(" + ", " - ", "*", "/", "^", " @ ", " ", ", ", "; ");
    private static final List<String> FRAMES = List.of("%s", "d/dx %s", "d/dx (%s)", "diff(%s, y)", "grad(%s, v)", "jacobian(%s, v)", "prove %s = %s",
            "prove %s <= %s for x > 0", "prove d/dx (%s) = %s", "eval %s", "eval %s digits 20", "check %s ~ 0.5", "steps d/dx (%s)", "forms %s",
            "latex %s", "expand %s", "let x = %s", "let v = %s", "g(x) := %s", "z[i] := %s", "assume %s > 0", "real x in (%s, %s)",
            "proof\n  %s\n  = %s\nqed", "d v[i] / d %s", "hessian(%s, v)", "d (%s) / d v[j]", "why", "hint", "d/da (%s) at x = %s");
    private static final String NOISE = "()[]{}+-*/^=<>:;,.'@#~|&!?_ 0123456789abxyz\n\t\"\\αΣ∂δ≤ᵀ²∞√ij";
    private static final String START = """
            real a
            vector v in R^n
            matrix W in R^(n, n)
            index i, j in 1..n
            s := sum(k in 1..n, v[k])
            f(x) := x^2 + 1
            """;

    @Test
    void neverFails() {
        int inputs = Integer.getInteger("fuzz.inputs", 150);
        long seed = Long.getLong("fuzz.seed", 20_261_120L);
        Random random = new Random(seed);
        Session start = Worksheet.run(Document.of(Source.of(START)), Session.of(Knowledge.of(new Library()),
                Settings.STANDARD.withLimit(Duration.ofMillis(500))), Session::run, _ -> { });
        List<String> failures = new ArrayList<>();
        Session session = start;
        Transcript text = new Transcript(false, 100, start.knowledge().notations());
        JsonLines json = new JsonLines(start.knowledge().notations());
        for (int n = 0; n < inputs; n++) {
            String input = damaged(statement(random), random);
            Session now = n % 10 == 0 ? start : session;
            session = Worksheet.run(Document.of(Source.of(input)), now, (s, sentence) -> careful(s, sentence, failures), e -> {
                if (e instanceof Worksheet.Entry.Ran(var _, Outcome o)) {
                    for (Result r : o.results()) {
                        try {
                            text.of(r);
                            json.of(r);
                        } catch (RuntimeException | StackOverflowError bug) {
                            failures.add("printing " + input + "\n" + trace(bug));
                        }
                    }
                }
            });
        }
        assertEquals(List.of(), failures, "seed " + seed);
    }

    private static Outcome careful(Session s, Sentence sentence, List<String> failures) {
        try {
            return s.run(sentence);
        } catch (RuntimeException | Error e) {
            failures.add(sentence.text() + "\n" + trace(e));
            return new Outcome(s, List.of());
        }
    }

    private static String trace(Throwable e) {
        StringWriter out = new StringWriter();
        e.printStackTrace(new PrintWriter(out));
        return out.toString().lines().limit(12).reduce("", (a, b) -> a + b + "\n");
    }

    private static String statement(Random random) {
        String frame = FRAMES.get(random.nextInt(FRAMES.size()));
        while (frame.contains("%s")) frame = frame.replaceFirst("%s", java.util.regex.Matcher.quoteReplacement(term(random, 2)));
        return frame;
    }

    private static String term(Random random, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) return TERMS.get(random.nextInt(TERMS.size()));
        String left = term(random, depth - 1);
        String right = term(random, depth - 1);
        String joint = JOINTS.get(Math.min(random.nextInt(JOINTS.size() + 8) % JOINTS.size(), JOINTS.size() - 1));
        return random.nextBoolean() ? "(" + left + ")" + joint + "(" + right + ")" : left + joint + right;
    }

    private static String damaged(String text, Random random) {
        if (random.nextInt(3) > 0) return text;
        StringBuilder out = new StringBuilder(text);
        for (int k = random.nextInt(3); k >= 0 && !out.isEmpty(); k--) {
            int at = random.nextInt(out.length());
            switch (random.nextInt(3)) {
                case 0 -> out.deleteCharAt(at);
                case 1 -> out.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));
                default -> out.setCharAt(at, NOISE.charAt(random.nextInt(NOISE.length())));
            }
        }
        return out.toString();
    }
}
