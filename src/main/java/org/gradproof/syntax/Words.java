package org.gradproof.syntax;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.expr.Primitive;

/// The names that the language itself knows: primitives with their aliases, forms such as `sum`, constants, spellings.
public final class Words {
    private static final Map<String, Primitive> PRIMITIVES = primitives();

    /// What is read as a call and is none.
    static final Set<String> FORMS = Set.of("sum", "product", "diff", "grad", "jacobian", "hessian", "delta", "transpose", "limit");

    private static final Map<String, String> FORM_ALIASES = Map.of("prod", "product", "Sigma", "sum", "Pi", "product",
            "∑", "sum", "∏", "product", "derivative", "diff", "gradient", "grad", "lim", "limit");

    private static final Set<String> GREATEST = Set.of("max", "maximum");
    private static final Set<String> LEAST = Set.of("min", "minimum");

    /// What infinity is called where nothing of that name is declared.
    private static final Set<String> INFINITE = Set.of("oo", "∞", "inf", "infinity");

    static final Set<String> CONSTANTS = Set.of("pi", "e");

    private static final String GREEK = "αβγδεζηθικλμνξοπρσςτυφχψωΓΔΘΛΞΠΣΦΨΩϵϑϕϱ";
    private static final String[] SPELLED = {"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota",
            "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi",
            "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega", "epsilon",
            "theta", "phi", "rho"};
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉ₐₑₒₓₔₕₖₗₘₙₚₛₜᵢᵣᵤᵥᵦᵧᵨᵩᵪⱼ";
    private static final String[] LETTERS = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "e", "o", "x", "e", "h",
            "k", "l", "m", "n", "p", "s", "t", "i", "r", "u", "v", "beta", "gamma", "rho", "phi", "chi", "j"};

    private Words() {}

    private static Map<String, Primitive> primitives() {
        Map<String, Primitive> all = new HashMap<>();
        for (Primitive p : Primitive.values()) all.put(p.text(), p);
        all.put("ln", Primitive.LOG);
        all.put("√", Primitive.SQRT);
        all.put("asin", Primitive.ARCSIN);
        all.put("acos", Primitive.ARCCOS);
        all.put("atan", Primitive.ARCTAN);
        all.put("normal_cdf", Primitive.NORMAL_CDF);
        all.put("normal_pdf", Primitive.NORMAL_PDF);
        return Map.copyOf(all);
    }

    static Optional<Primitive> primitive(String name) {
        return Optional.ofNullable(PRIMITIVES.get(name));
    }

    /// Whether the name stands for the greatest, or the least, of values over a range.
    static boolean isExtreme(String name) {
        return GREATEST.contains(name) || LEAST.contains(name);
    }

    static boolean isGreatest(String name) {
        return GREATEST.contains(name);
    }

    /// `sum` for `sum`, `Σ` and `∑`; nothing for a name that is no form.
    static Optional<String> form(String name) {
        return FORMS.contains(name) ? Optional.of(name) : Optional.ofNullable(FORM_ALIASES.get(name));
    }

    static boolean infinite(String name) {
        return INFINITE.contains(name);
    }

    /// All of them, for suggestions and completion.
    public static Set<String> names() {
        Set<String> all = new TreeSet<>(FORMS);
        all.addAll(CONSTANTS);
        all.addAll(Properties.names());
        PRIMITIVES.keySet().stream().filter(n -> !n.equals("√")).forEach(all::add);
        return all;
    }

    /// The spelling under which a name is looked up: Greek letters in words, `xᵢ` as `x_i`.
    public static String plain(String name) {
        int i = 0;
        while (i < name.length() && name.charAt(i) < 128) i++;
        if (i == name.length()) return name;
        StringBuilder out = new StringBuilder();
        boolean below = false;
        for (char c : name.toCharArray()) {
            int greek = GREEK.indexOf(c);
            int sub = SUBSCRIPTS.indexOf(c);
            if (sub >= 0 && !below) out.append('_');
            below = sub >= 0;
            out.append(greek >= 0 ? SPELLED[greek] : sub >= 0 ? LETTERS[sub] : String.valueOf(c));
        }
        return out.toString();
    }

    /// The candidate that was most likely meant, if any is near.
    public static Optional<String> nearest(String name, Collection<String> candidates) {
        String wanted = folded(name);
        int limit = Math.max(1, wanted.length() / 3);
        return candidates.stream()
                .filter(c -> Math.abs(folded(c).length() - wanted.length()) <= limit && distance(wanted, folded(c)) <= limit
                        && !(wanted.length() < 3 && distance(wanted, folded(c)) > 0))
                .min(Comparator.comparing((String c) -> distance(wanted, folded(c))).thenComparing(Comparator.naturalOrder()));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }

    /// Insertions, deletions, replacements and exchanges of neighbours.
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) d[i][0] = i;
        for (int j = 0; j <= b.length(); j++) d[0][j] = j;
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
