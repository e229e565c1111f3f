package org.gradproof.campaign;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.gradproof.library.Entry;
import org.gradproof.library.Library;

/// Inputs that nobody would type: worksheets with broken bytes, lines torn apart and put together, tokens at random, brackets.
final class Inputs {
    private static final String WORKSHEET = """
            # scores and probabilities
            integer n >= 1
            vector x in R^n, t in R^n
            matrix W in R^(m, n), A in R^(n, n) symmetric
            index i, j in 1..n
            real a, b > 0
            assume sum(t) = 1
            S := sum(k in 1..n, exp(x[k]))
            y[i] := exp(x[i]) / S
            f(u; p = 2) := if u >= 0 then u^p else p*(exp(u) - 1)
            steps d y[i] / d x[j]
            d y[i] / d x[j] for i != j
            prove d y[i] / d x[j] = y[i]*(delta(i,j) - y[j])
            prove sum(i in 1..n, y[i]) = 1
            prove tanh(a) = 2*sigmoid(2*a) - 1 for a in (0, 1)
            prove 1/2 <= sigmoid(relu(a)) < 1
            proof
                2*sigmoid(2*a) - 1
              = 2/(1 + exp(-2*a)) - 1    by sigmoid
              = tanh(a)
            qed
            why
            let x = [1, -1, 0.5, 2]
            eval y, S digits 30
            eval jacobian(y, x)
            check sigmoid(1.106) ~ 0.751
            latex d y[i] / d x[j]
            grad(sum(k in 1..n, x[k]^2), x)
            W.T @ W @ x
            hessian(log(S), x)
            forms diff(elu(a; b), a)
            ∂²f(a; 3)/∂a²
            """;
    private static final String[] TOKENS = {"(", ")", "[", "]", "{", "}", ",", ";", "+", "-", "*", "/", "^", "@", "=", ":=", "<", "<=", "!=", "~",
            "..", " if ", " then ", " else ", " for ", " in ", " at ", " and ", " or ", " not ", "d", "∂", "d/d", "x", "n", "k", "t", "y", "W", "1",
            "0", "2.5", "1e9", "1e-400", "99999999999999999999", "sum(", "product(", "R^n", "symmetric", "'", "²", ".T", "\n", "  ", "#", "vector ",
            "index ", "integer ", "real ", "1..0", "e", "i", "pi", "sigmoid", "softmax(", "relu(", "diff(", "jacobian(", "eval ", "let ", "prove ",
            "proof\n", "\nqed", "assume ", "check ", "latex ", "steps ", "forms ", "expand ", "why\n", "hint\n", "digits ", "\0", "é", "∑", "√", "|", "\\", "\"", "\t"};

    private final List<String> texts;
    private final Random random;

    Inputs(Library library, Random random) {
        this.random = random;
        this.texts = Stream.concat(Stream.of(WORKSHEET), library.entries().stream().map(Inputs::worksheet)).toList();
    }

    private static String worksheet(Entry e) {
        String name = e.name();
        List<String> lines = new ArrayList<>(List.of(e.text()));
        lines.add("latex " + e.text().replaceFirst(" *:=.*", "").replaceAll(" = [^,;)]*", "").replaceAll("vector ", "").replaceAll(" in R\\^n", ""));
        lines.add("prove diff(" + name + "(x), x) = " + name + "(x)");
        lines.add("eval " + name + "(1)");
        return String.join("\n", lines) + "\n";
    }

    byte[] next() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> bytes(text());
            case 3, 4 -> lines().getBytes(StandardCharsets.UTF_8);
            case 5, 6 -> soup().getBytes(StandardCharsets.UTF_8);
            default -> nested().getBytes(StandardCharsets.UTF_8);
        };
    }

    private String text() {
        return random.nextInt(4) == 0 ? WORKSHEET : texts.get(random.nextInt(texts.size()));
    }

    private byte[] bytes(String text) {
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        for (int n = 1 + random.nextInt(6); n > 0; n--) {
            int at = random.nextInt(all.length);
            switch (random.nextInt(4)) {
                case 0 -> all[at] = (byte) random.nextInt(256);
                case 1 -> all[at] = (byte) (32 + random.nextInt(95));
                case 2 -> all = joined(all, at, new byte[0], Math.min(all.length, at + 1 + random.nextInt(5)));
                default -> all = joined(all, at, TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8), at);
            }
            if (all.length == 0) return all;
        }
        return all;
    }

    private static byte[] joined(byte[] all, int to, byte[] between, int from) {
        byte[] out = Arrays.copyOf(all, to + between.length + all.length - from);
        System.arraycopy(between, 0, out, to, between.length);
        System.arraycopy(all, from, out, to + between.length, all.length - from);
        return out;
    }

    /// Lines of different texts, some cut, some glued.
    private String lines() {
        StringBuilder out = new StringBuilder();
        for (int n = 1 + random.nextInt(8); n > 0; n--) {
            String[] lines = text().split("\n");
            String line = lines[random.nextInt(lines.length)];
            if (random.nextInt(3) == 0) line = line.substring(0, random.nextInt(line.length() + 1));
            if (random.nextInt(3) == 0) line = line.substring(random.nextInt(line.length() + 1));
            out.append(line).append(random.nextInt(4) == 0 ? " " : "\n");
        }
        return out.toString();
    }

    private String soup() {
        StringBuilder out = new StringBuilder();
        for (int n = 1 + random.nextInt(40); n > 0; n--) out.append(TOKENS[random.nextInt(TOKENS.length)]);
        return out.toString();
    }

    private String nested() {
        int depth = 1 + random.nextInt(random.nextInt(4) == 0 ? 3_000 : 60);
        String open = new String[] {"(", "[", "-", "sigmoid(", "1/(", "if x > ", "x^", "exp(-", "sum(k in 1..2, ", "abs(", "diff("}[random.nextInt(11)];
        String close = open.contains("(") ? ")" : open.equals("[") ? "]" : open.startsWith("if") ? " then 1 else 0" : open.startsWith("diff") ? ", x)" : "";
        int closed = random.nextInt(4) == 0 ? random.nextInt(depth + 1) : depth;
        String verb = new String[] {"", "diff(", "eval ", "prove 0 = ", "latex ", "f(x) := "}[random.nextInt(6)];
        return verb + open.repeat(depth) + new String[] {"x", "1", "0", "", "1/0"}[random.nextInt(5)] + close.repeat(closed) + (verb.equals("diff(") ? ", x)" : "");
    }
}
