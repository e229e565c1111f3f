package org.gradproof.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradproof.library.Library;
import org.junit.jupiter.api.Test;

/// Whatever is typed, the answer is a statement or a diagnostic with a place, never another exception.
class FuzzTest {
    private static final List<String> SEEDS = List.of(
            "real x, a > 0", "integer n >= 2", "vector t in R^n", "matrix W in R^(m, n), S in R^(n, n) symmetric",
            "index i, j in 1..n", "assume sum(t) = 1", "sigmoid(z) := 1 / (1 + exp(-z))",
            "elu(x; alpha) := if x >= 0 then x else alpha*(exp(x) - 1)", "y[i] := exp(x[i]) / sum(k in 1..n, exp(x[k]))",
            "z := W @ x + b", "d/dx sigmoid(x)", "d y[i] / d x[j]", "grad(L, W)", "hessian(L, x)",
            "prove tanh(x) = 2*sigmoid(2*x) - 1", "prove 1/2 <= sigmoid(relu(x)) < 1",
            "prove d/dz bce(y, sigmoid(z)) = sigmoid(z) - y for real y in {0, 1}",
            "prove sum(i in 1..n, y[i]) = 1 for integer n >= 2, vector x in (0,1)^n", "proof for x > 0\n x\n = 2*x/2 by fun\nqed",
            "let x = [1, -1, 0.5, 2]", "eval z, h digits 50", "check sigmoid(1.106) ~ 0.751",
            "∂²f/(∂x ∂y)", "softmax(vector z in R^n)[i] := exp(z[i])/sum(k, exp(z[k]))", "[[1, 2], [3, 4]] @ [x, y]",
            "[x[k]^2 for k in 1..n]", "diff(f(x), x, 2) at x = 3", "f'(x) + Wᵀ.T", "max(a, b, c)", "sum(x_i*t_j)",
            "assume S[i,j] = S[j,i] for i, j in 1..n", "dL/dz[2]", "2x^2 - -3(x + 1)", "cross_entropy(t, z)");
    private static final String[] TOKENS = {"(", ")", "[", "]", "{", "}", ",", ";", "+", "-", "*", "/", "^", "@", "=", ":=", "<", "!=", "~",
            "..", "if ", " then ", " else ", " for ", " in ", " at ", " and ", " not ", "d", "∂", "d/d", "x", "n", "k", "t", "y", "W", "1", "0", "2.5",
            "sum(", "R^n", "symmetric", "'", "²", ".T", "\n", "  ", "#", "vector ", "index ", "1..0", "e", "i", "sigmoid", "softmax(", "0)", "\u0000", "\uD835", "é", "|"};

    @Test
    void everythingIsUnderstoodOrRefused() {
        Random random = new Random(7);
        Scope library = new Library().scope();
        Map<String, String> failures = new TreeMap<>();
        for (int round = 0; round < 10_000; round++) {
            Scope scope = library;
            int lines = 1 + random.nextInt(4);
            List<String> text = new ArrayList<>();
            for (int i = 0; i < lines; i++) text.add(mutated(SEEDS.get(random.nextInt(SEEDS.size())), random));
            String all = String.join("\n", text);
            try {
                for (Sentence s : Reader.all(Source.of(all))) {
                    switch (s.elaborate(scope)) {
                        case Reading.Understood u -> scope = u.after();
                        case Reading.Refused r -> r.diagnostic().render();
                    }
                }
            } catch (RuntimeException | StackOverflowError e) {
                failures.putIfAbsent(e + " " + e.getStackTrace()[0] + " " + List.of(e.getStackTrace()).stream()
                        .filter(f -> f.getClassName().contains("syntax")).limit(4).toList(), all);
            }
        }
        assertEquals("", failures.entrySet().stream().map(f -> f.getKey() + "\n" + f.getValue()).collect(Collectors.joining("\n\n")));
    }

    private static String mutated(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int n = random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, TOKENS[random.nextInt(TOKENS.length)]);
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
                case 2 -> text.replace(at, Math.min(text.length(), at + 1), TOKENS[random.nextInt(TOKENS.length)]);
                default -> {
                    String other = SEEDS.get(random.nextInt(SEEDS.size()));
                    int from = random.nextInt(other.length());
                    text.insert(at, other, from, Math.min(other.length(), from + 1 + random.nextInt(12)));
                }
            }
        }
        return text.toString();
    }
}
