package org.gradproof.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradproof.expr.Primitive;

/// How names of variables and functions are written: Greek letters, digits and words after an underscore as indices.
final class Names {
    private Names() {}

    private static final Map<String, String> GREEK = greek();
    private static final Map<String, String> FROM_LETTER = GREEK.entrySet().stream()
            .filter(e -> !e.getKey().startsWith("var"))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    /// Letters of which LaTeX's own glyph is not the usual one.
    private static final Map<String, String> CURSIVE = Map.of("epsilon", "varepsilon", "phi", "varphi");
    private static final Set<String> LATIN_CAPITALS = Set.of("Alpha", "Beta", "Epsilon", "Zeta", "Eta", "Iota", "Kappa",
            "Mu", "Nu", "Omicron", "Rho", "Tau", "Chi");
    private static final Set<String> ACCENTS = Set.of("hat", "bar", "tilde", "dot");
    private static final Set<String> OPERATORS = Set.of("min", "max", "sin", "cos", "tan", "sinh", "cosh", "tanh", "cot",
            "coth", "sec", "csc", "arcsin", "arccos", "arctan", "exp", "ln", "log", "det", "dim", "deg", "gcd", "arg", "ker");
    private static final Pattern INDEXED = Pattern.compile("(.*?\\p{L})(\\d+)");

    /// A name taken apart: `W_hidden2` is `W` with the indices `hidden2`, `y_hat` is `y` with an accent.
    private record Parts(String base, String accent, List<String> indices) {}

    private static Parts parts(String name) {
        List<String> words = new ArrayList<>(List.of(name.split("_")));
        if (words.size() > 1 && words.stream().noneMatch(String::isEmpty) && isLetter(words.getFirst().replaceAll("\\d+$", ""))) {
            Matcher m = INDEXED.matcher(words.getFirst());
            boolean digits = m.matches();
            String base = digits ? m.group(1) : words.getFirst();
            List<String> rest = new ArrayList<>(words.subList(1, words.size()));
            String accent = ACCENTS.contains(rest.getFirst()) ? rest.removeFirst() : "";
            if (digits) rest.addFirst(m.group(2));
            return new Parts(base, accent, rest);
        }
        Matcher m = INDEXED.matcher(name);
        return m.matches() ? new Parts(m.group(1), "", List.of(m.group(2))) : new Parts(name, "", List.of());
    }

    /// Whether the name is one letter, a Greek one perhaps, apart from its indices.
    static boolean isShort(String name) {
        return isLetter(parts(name).base);
    }

    private static boolean isLetter(String base) {
        return base.codePointCount(0, base.length()) == 1 || GREEK.containsKey(base);
    }

    /// A variable with further indices, in LaTeX.
    static Rope latex(String name, List<Rope> indices) {
        Parts p = parts(name);
        String base = latexLetters(p.base);
        if (!p.accent.isEmpty()) base = "\\" + p.accent + "{" + base + "}";
        List<Rope> all = new ArrayList<>();
        for (String i : p.indices) all.add(Rope.of(isLetter(i) || i.matches("\\d+") ? latexLetters(i) : "\\mathrm{" + escaped(i) + "}"));
        boolean close = all.isEmpty();
        all.addAll(indices);
        if (all.isEmpty()) return Rope.of(base);
        return Rope.row(Rope.of(base + "_{"), close ? run(all) : Rope.joined(all, ","), Rope.of("}"));
    }

    /// A variable with further indices, in MathML.
    static Rope mathMl(String name, List<Rope> indices) {
        Parts p = parts(name);
        String base = "<mi>" + MathMl.escaped(letters(p.base)) + "</mi>";
        if (!p.accent.isEmpty()) {
            String accent = switch (p.accent) {
                case "hat" -> "^";
                case "bar" -> "¯";
                case "tilde" -> "~";
                default -> "˙";
            };
            base = "<mover accent=\"true\">" + base + "<mo>" + accent + "</mo></mover>";
        }
        List<Rope> all = new ArrayList<>();
        for (String i : p.indices) all.add(Rope.of(i.matches("\\d+") ? "<mn>" + i + "</mn>" : "<mi>" + MathMl.escaped(letters(i)) + "</mi>"));
        all.addAll(indices);
        if (all.isEmpty()) return Rope.of(base);
        String between = all.stream().allMatch(r -> r.flat().length() <= 10) ? "" : "<mo separator=\"true\">,</mo>";
        return Rope.row(Rope.of("<msub>" + base + "<mrow>"), Rope.joined(all, between), Rope.of("</mrow></msub>"));
    }

    /// Indices side by side where each is one letter or digit, else with commas.
    static Rope run(List<Rope> indices) {
        boolean close = indices.stream().allMatch(r -> r instanceof Rope.Leaf l && (l.text().length() == 1 || l.text().startsWith("\\")));
        if (!close) return Rope.joined(indices, ",");
        // A command must not run into the letter after it.
        return Rope.joined(indices, indices.stream().anyMatch(r -> ((Rope.Leaf) r).text().length() > 1) ? " " : "");
    }

    private static String latexLetters(String base) {
        String greek = GREEK.containsKey(base) ? base : FROM_LETTER.getOrDefault(base, "");
        if (LATIN_CAPITALS.contains(greek)) return "\\mathrm{" + (greek.equals("Rho") ? "P" : greek.equals("Eta") ? "H"
                : greek.equals("Nu") ? "N" : greek.equals("Chi") ? "X" : greek.substring(0, 1)) + "}";
        if (greek.equals("omicron")) return "o";
        if (!greek.isEmpty()) return "\\" + CURSIVE.getOrDefault(greek, greek);
        if (base.matches("[A-Za-z]'*") || base.matches("\\d+")) return base;
        return base.chars().allMatch(c -> c < 128) ? "\\mathit{" + escaped(base) + "}" : "\\text{" + escaped(base) + "}";
    }

    /// The notation of a function by its name.
    static Notation.Named function(String name) {
        if (isShort(name)) return new Notation.Named(latex(name, List.of()).flat(), unicode(name));
        return new Notation.Named(OPERATORS.contains(name) ? "\\" + name : "\\operatorname{" + escaped(name) + "}", name);
    }

    static Notation.Named primitive(Primitive f) {
        return switch (f) {
            case LOG -> new Notation.Named("\\ln", "ln");
            case NORMAL_CDF -> new Notation.Named("\\Phi", "Φ");
            case NORMAL_PDF -> new Notation.Named("\\varphi", "φ");
            case EXP, SQRT, SIN, COS, TAN, ARCSIN, ARCCOS, ARCTAN, SINH, COSH, TANH, ERF -> function(f.text());
        };
    }

    /// A variable in a terminal, still read as the same name: Greek letters, digits after an underscore small and low.
    static String unicode(String name) {
        int at = name.indexOf('_');
        if (at <= 0) return letters(name);
        String below = name.substring(at + 1);
        return letters(name.substring(0, at)) + Scripts.below(below).orElse("_" + below);
    }

    private static String letters(String base) {
        return GREEK.getOrDefault(base, base);
    }

    private static String escaped(String text) {
        return text.replace("_", "\\_");
    }

    private static Map<String, String> greek() {
        Map<String, String> m = new TreeMap<>();
        String[] names = ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho - sigma tau "
                + "upsilon phi chi psi omega").split(" ");
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals("-")) continue;
            m.put(names[i], Character.toString('α' + i));
            m.put(Character.toUpperCase(names[i].charAt(0)) + names[i].substring(1), Character.toString('Α' + i));
        }
        m.put("varepsilon", "ε");
        m.put("varphi", "φ");
        return Map.copyOf(m);
    }
}
