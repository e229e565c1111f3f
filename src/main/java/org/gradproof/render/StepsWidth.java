package org.gradproof.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How wide a formula in LaTeX will be on paper, near enough to decide where to break it: Computer Modern's own widths,
/// read off the formula as TeX reads it. It errs on the wide side.
final class StepsWidth {
    /// Of `a` to `z` in mathematics, in thousandths of an em.
    private static final int[] SMALL = {529, 429, 433, 520, 466, 560, 500, 576, 345, 430, 550, 298, 878, 600, 485, 503, 470, 460, 469,
        361, 572, 500, 716, 572, 500, 465};
    private static final int[] CAPITAL = {750, 790, 760, 828, 770, 740, 786, 900, 500, 640, 880, 681, 1070, 900, 763, 750, 791, 759, 650,
        700, 750, 760, 1080, 880, 760, 720};
    private static final double SCRIPT = 0.73;

    private static final Map<String, Integer> COMMANDS = Map.ofEntries(
            Map.entry(",", 167), Map.entry(":", 222), Map.entry(";", 278), Map.entry(" ", 333), Map.entry("!", -167), Map.entry("quad", 1000),
            Map.entry("qquad", 2000), Map.entry("cdot", 730), Map.entry("odot", 1230), Map.entry("oslash", 1230), Map.entry("sum", 1600),
            Map.entry("prod", 1450), Map.entry("ne", 1340), Map.entry("le", 1340), Map.entry("ge", 1340), Map.entry("in", 1230),
            Map.entry("approx", 1340), Map.entry("infty", 1000), Map.entry("dots", 1200), Map.entry("ldots", 1200), Map.entry("lvert", 278),
            Map.entry("rvert", 278), Map.entry("{", 500), Map.entry("}", 500), Map.entry("partial", 580), Map.entry("top", 780),
            Map.entry("Big/", 820), Map.entry("limits", 0), Map.entry("displaystyle", 0), Map.entry("textstyle", 0), Map.entry("mathstrut", 0),
            Map.entry("colon", 500), Map.entry("to", 1560), Map.entry("_", 500), Map.entry("square", 780));

    private final String text;
    private int at;

    private StepsWidth(String text) {
        this.text = text;
    }

    /// In points at the size of 10.95 points, in displayed style.
    static double of(String latex) {
        return new StepsWidth(latex).run("") * 10.95 / 1000;
    }

    /// Of words, at the normal size.
    static double ofWords(String words) {
        double width = 0;
        for (int i = 0; i < words.length(); i++) width += letter(words.charAt(i));
        return width * 10.95 / 1000;
    }

    private static double letter(char c) {
        if ("iljtfI.,:;'|!()[]".indexOf(c) >= 0) return 330;
        if ("mwMW".indexOf(c) >= 0) return 950;
        return Character.isUpperCase(c) ? 740 : c == ' ' ? 340 : 530;
    }

    /// Up to the closing brace or the end, or to `\end` and `\right`.
    private double run(String until) {
        double width = 0;
        double big = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '}') break;
            if (c == '\\' && !until.isEmpty() && text.startsWith(until, at)) break;
            if (c == '&' || text.startsWith("\\\\", at)) break;
            if (c == '_' || c == '^') {
                at++;
                double script = SCRIPT * argument() + 60;
                // Below and above a sum sign there is room; beside a letter both indices share theirs.
                if (big > 0) {
                    if (script > big) {
                        width += script - big;
                        big = script;
                    }
                } else {
                    width += text.startsWith("^", at) || text.startsWith("_", at) ? Math.max(script, after(script)) : script;
                }
                continue;
            }
            boolean sign = text.startsWith("\\sum", at) || text.startsWith("\\prod", at);
            double w = atom();
            width += w;
            big = sign ? w : 0;
        }
        return width;
    }

    private double after(double first) {
        at++;
        return Math.max(first, SCRIPT * argument() + 60);
    }

    private double argument() {
        while (at < text.length() && text.charAt(at) == ' ') at++;
        return at < text.length() ? atom() : 0;
    }

    private double atom() {
        char c = text.charAt(at++);
        if (c == '{') return closed(run(""));
        if (c == '\\') return command();
        if (c >= 'a' && c <= 'z') return SMALL[c - 'a'];
        if (c >= 'A' && c <= 'Z') return CAPITAL[c - 'A'];
        if (c >= '0' && c <= '9') return 500;
        return switch (c) {
            case ' ', '\n' -> 0;
            case '+', '-' -> 1230;
            case '=', '<', '>' -> 1340;
            case '(', ')' -> 400;
            case '[', ']', '|', '.' -> 280;
            case ',', ';' -> 450;
            case '/' -> 500;
            default -> c < 128 ? 500 : 800;
        };
    }

    private double closed(double width) {
        if (at < text.length() && text.charAt(at) == '}') at++;
        return width;
    }

    private double command() {
        int start = at;
        if (at < text.length() && Character.isLetter(text.charAt(at))) {
            while (at < text.length() && Character.isLetter(text.charAt(at))) at++;
        } else {
            at++;
        }
        String name = text.substring(start, Math.min(at, text.length()));
        return switch (name) {
            case "frac", "dfrac", "tfrac" -> Math.max(argument(), argument()) + 260;
            case "sqrt" -> argument() + 900;
            case "text", "operatorname", "mathrm", "mathit", "textbf", "emph" -> words() + (name.equals("operatorname") ? 170 : 0);
            case "small", "footnotesize" -> 0;
            case "mathbf", "mathbb" -> argument() + 150;
            case "hat", "bar", "tilde", "dot" -> argument();
            case "left", "bigl", "Bigl", "biggl", "bigr", "Bigr", "right" -> delimiter(name);
            case "begin" -> environment();
            case "exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "ln", "log", "min", "max", "arcsin", "arccos", "arctan", "det" -> name.length() * 520 + 170;
            default -> COMMANDS.getOrDefault(name, 640);
        };
    }

    private double words() {
        int depth = 1;
        int from = ++at;
        while (at < text.length() && depth > 0) {
            char c = text.charAt(at++);
            if (c == '{') depth++;
            else if (c == '}') depth--;
        }
        double width = 0;
        for (int i = from; i < at - 1; i++) width += letter(text.charAt(i));
        return width;
    }

    private double delimiter(String name) {
        double width = at < text.length() && text.charAt(at) == '\\' ? command() : Math.max(400, at < text.length() ? atom() : 0);
        if (!name.equals("left")) return width + (name.startsWith("B") ? 200 : 100);
        double inside = width + 200 + run("\\right");
        while (at < text.length() && !text.startsWith("\\right", at)) {
            at++;
            inside += run("\\right");
        }
        if (at < text.length()) inside += command();
        return inside;
    }

    /// Rows of cells: each column as wide as its widest cell.
    private double environment() {
        int close = text.indexOf('}', at);
        String name = text.substring(at + 1, close);
        at = close + 1;
        if (name.equals("array")) at = text.indexOf('}', at) + 1;
        List<Double> columns = new ArrayList<>();
        int column = 0;
        while (at < text.length() && !text.startsWith("\\end", at)) {
            double cell = run("\\end");
            if (column == columns.size()) columns.add(0.0);
            columns.set(column, Math.max(columns.get(column), cell));
            if (at >= text.length()) break;
            if (text.charAt(at) == '&') {
                at++;
                column++;
            } else if (text.startsWith("\\\\", at)) {
                at += 2;
                column = 0;
            } else if (text.charAt(at) == '}') {
                at++;
            }
        }
        if (at < text.length()) at = text.indexOf('}', at) + 1;
        return columns.stream().mapToDouble(w -> w + 1000).sum() + 1300;
    }
}
