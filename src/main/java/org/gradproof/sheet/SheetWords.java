package org.gradproof.sheet;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/// Words in LaTeX: nothing that is written becomes a command, and every character that its fonts lack is replaced by one
/// that they have, by a formula, or by its name.
final class SheetWords {
    /// Longer words are given places to break.
    private static final int LONGEST = 24;

    private static final Map<Character, String> SPECIAL = Map.ofEntries(
            Map.entry('%', "\\%"), Map.entry('_', "\\_"), Map.entry('&', "\\&"), Map.entry('#', "\\#"), Map.entry('$', "\\$"),
            Map.entry('{', "\\{"), Map.entry('}', "\\}"), Map.entry('~', "\\textasciitilde{}"), Map.entry('^', "\\textasciicircum{}"),
            Map.entry('\\', "\\textbackslash{}"), Map.entry('`', "\\textasciigrave{}"), Map.entry('<', "\\textless{}"),
            Map.entry('>', "\\textgreater{}"), Map.entry('|', "\\textbar{}"), Map.entry('"', "\\textquotedbl{}"));

    private static final Map<Integer, String> SIGNS = signs();
    /// Letters outside of ASCII that the T1 encoding has.
    private static final String T1 = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿĂăĄąĆćČčĎďĐđĘęĚěĞğİıĹĺĽľŁłŃńŇňŊŋŐőŒœŔŕŘřŚśŞşŠšŢţŤťŮůŰűŸŹźŻżŽž"
            + "‚„«»‹›¡¿£§";
    private static final Map<Integer, String> ACCENTS = Map.ofEntries(Map.entry(0x300, "`"), Map.entry(0x301, "'"), Map.entry(0x302, "^"),
            Map.entry(0x303, "~"), Map.entry(0x304, "="), Map.entry(0x306, "u"), Map.entry(0x307, "."), Map.entry(0x308, "\""), Map.entry(0x30A, "r"),
            Map.entry(0x30B, "H"), Map.entry(0x30C, "v"), Map.entry(0x323, "d"), Map.entry(0x327, "c"), Map.entry(0x328, "k"), Map.entry(0x331, "b"));

    private SheetWords() {}

    /// Running text.
    static String words(String text) {
        return text(text, false);
    }

    /// Code on one line; it may be broken after what is no letter.
    static String code(String text) {
        return text(text.replace('\n', ' '), true);
    }

    /// Whether there is a word so long that a justified line would have wide gaps.
    static boolean isRugged(String text) {
        return text.lines().flatMap(l -> java.util.Arrays.stream(l.split("\\s+"))).anyMatch(w -> w.length() > 18);
    }

    private static String text(String text, boolean code) {
        StringBuilder out = new StringBuilder();
        int run = 0;
        int[] points = Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            int c = points[i];
            int before = i > 0 ? points[i - 1] : ' ';
            int next = i + 1 < points.length ? points[i + 1] : ' ';
            run = Character.isWhitespace(c) ? 0 : run + 1;
            if (code && before == ' ' && c == ' ') out.append("\\ ");
            else out.append(c == '"' && !code ? quote(before, next) : character(c, before, code));
            if (run > 0 && !Character.isWhitespace(next)) {
                boolean joint = code ? !Character.isLetterOrDigit(c) : "/_.-@:=".indexOf(c) >= 0;
                if (joint && run >= 4 || run >= LONGEST) {
                    out.append("\\allowbreak{}");
                    run = 0;
                }
            }
        }
        return out.toString();
    }

    private static String quote(int before, int next) {
        boolean opens = Character.isWhitespace(before) || "([{-—–".indexOf(before) >= 0;
        return opens && !Character.isWhitespace(next) ? "``" : "''";
    }

    private static String character(int c, int before, boolean code) {
        if (c < 128) {
            String special = SPECIAL.get((char) c);
            if (special != null) return special;
            if (c == '\'' && code) return "\\textquotesingle{}";
            // No ligatures where two characters are meant.
            if (c == before && (c == '-' || c == ',' || c == '\'')) return "{}" + (char) c;
            if (c == '\n') return "\n";
            if (c == '\t' || c == '\r') return " ";
            return Character.isISOControl(c) ? "" : Character.toString(c);
        }
        if (SIGNS.containsKey(c)) return SIGNS.get(c);
        if (T1.indexOf(c) >= 0) return Character.toString(c);
        if (Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.CONTROL || c >= 0xFE00 && c <= 0xFE0F) return "";
        if (Character.isSpaceChar(c)) return " ";
        return decomposed(c, code);
    }

    /// A letter with accents one by one, a compatible form, or the name in brackets.
    private static String decomposed(int c, boolean code) {
        String letter = Character.toString(c);
        String apart = Normalizer.normalize(letter, Normalizer.Form.NFD);
        int base = apart.codePointAt(0);
        if (base != c && base < 128 && apart.codePoints().skip(1).allMatch(ACCENTS::containsKey)) {
            String out = base == 'i' ? "\\i" : base == 'j' ? "\\j" : Character.toString(base);
            for (int a : apart.codePoints().skip(1).toArray()) out = "\\" + ACCENTS.get(a) + "{" + out + "}";
            return out;
        }
        if (base != c && SIGNS.containsKey(base)) return SIGNS.get(base);
        String alike = Normalizer.normalize(letter, Normalizer.Form.NFKD);
        if (!alike.equals(letter) && alike.codePoints().allMatch(a -> a < 128 || SIGNS.containsKey(a))) return text(alike, code);
        if (ACCENTS.containsKey(c)) return "";
        String name = Character.getName(c);
        return "[" + (name == null ? "U+" + Integer.toHexString(c).toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT)) + "]\\allowbreak{}";
    }

    private static Map<Integer, String> signs() {
        Map<Integer, String> m = new java.util.HashMap<>();
        String greek = "alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi o pi rho varsigma sigma tau upsilon varphi chi psi omega";
        String[] names = greek.split(" ");
        for (int i = 0; i < names.length; i++) m.put('α' + i, maths(names[i].equals("o") ? "o" : "\\" + names[i]));
        String capitals = "A B \\Gamma \\Delta E Z H \\Theta I K \\Lambda M N \\Xi O \\Pi P - \\Sigma T \\Upsilon \\Phi X \\Psi \\Omega";
        String[] large = capitals.split(" ");
        for (int i = 0; i < large.length; i++) {
            if (!large[i].equals("-")) m.put('Α' + i, maths(large[i].startsWith("\\") ? large[i] : "\\mathrm{" + large[i] + "}"));
        }
        String[] signs = ("≤ \\le ≥ \\ge ≠ \\ne ≈ \\approx ≡ \\equiv ± \\pm × \\times · \\cdot ÷ \\div − - ∞ \\infty ∂ \\partial ∇ \\nabla ∑ \\textstyle\\sum "
                + "∏ \\textstyle\\prod ∫ \\textstyle\\int √ \\surd ∈ \\in ∉ \\notin ⊂ \\subset ∪ \\cup ∩ \\cap ∅ \\emptyset ∀ \\forall ∃ \\exists → \\rightarrow "
                + "← \\leftarrow ↔ \\leftrightarrow ⇒ \\Rightarrow ⇐ \\Leftarrow ⇔ \\Leftrightarrow ↦ \\mapsto ∘ \\circ ⊙ \\odot ⊗ \\otimes ⊕ \\oplus ⊤ \\top ⊥ \\perp "
                + "ℝ \\mathbb{R} ℤ \\mathbb{Z} ℕ \\mathbb{N} ℚ \\mathbb{Q} ℂ \\mathbb{C} ¬ \\lnot ∧ \\land ∨ \\lor ∝ \\propto ≪ \\ll ≫ \\gg ⟨ \\langle ⟩ \\rangle "
                + "ᵀ {}^{\\top} ′ {}' ″ {}'' ° {}^{\\circ} ✓ \\checkmark ∎ \\square □ \\square ■ \\blacksquare • \\bullet ⋅ \\cdot ∗ * ϕ \\phi ϵ \\epsilon ϑ \\vartheta").split(" ");
        for (int i = 0; i < signs.length; i += 2) m.put(signs[i].codePointAt(0), maths(signs[i + 1]));
        m.put((int) '…', "\\dots{}");
        m.put((int) '–', "--");
        m.put((int) '—', "---");
        m.put((int) '‘', "`");
        m.put((int) '’', "'");
        m.put((int) '“', "``");
        m.put((int) '”', "''");
        m.put((int) '€', "\\texteuro{}");
        m.put((int) '©', "\\textcopyright{}");
        m.put((int) '®', "\\textregistered{}");
        m.put((int) '™', "\\texttrademark{}");
        m.put((int) '¢', "\\textcent{}");
        m.put((int) '¥', "\\textyen{}");
        m.put((int) '¶', "\\textparagraph{}");
        m.put((int) '¼', maths("\\tfrac14"));
        m.put((int) '½', maths("\\tfrac12"));
        m.put((int) '¾', maths("\\tfrac34"));
        m.put(0xA0, "~");
        m.put(0x2009, "\\,");
        m.put(0x202F, "\\,");
        m.put(0x2010, "-");
        m.put(0x2011, "-");
        for (int d = 0; d < 10; d++) {
            m.put("⁰¹²³⁴⁵⁶⁷⁸⁹".codePointAt(d), maths("{}^{" + d + "}"));
            m.put("₀₁₂₃₄₅₆₇₈₉".codePointAt(d), maths("{}_{" + d + "}"));
        }
        return Map.copyOf(m);
    }

    private static String maths(String command) {
        return "\\ensuremath{" + command + "}";
    }
}
