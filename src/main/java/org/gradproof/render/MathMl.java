package org.gradproof.render;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.expr.Node;

/// The printing of terms and conditions as MathML, as browsers show it without any script.
public final class MathMl {
    private static final MathMlSurface SURFACE = new MathMlSurface();

    private MathMl() {}

    /// What stands inside of `<math>`; the shared parts of a very large term stand on lines of their own.
    public static String of(Node node, Notations notations) {
        Typesetter.Page<Rope> page = Typesetter.set(node, SURFACE, notations, Sharing.of(node, Sharing.LIMIT));
        if (page.where().isEmpty()) return page.main().body().flat();
        List<Rope> lines = new ArrayList<>(List.of(Rope.of("<mtable><mtr><mtd>"), page.main().body(), Rope.of("</mtd></mtr>")));
        for (Typesetter.Named<Rope> w : page.where()) {
            lines.addAll(List.of(Rope.of("<mtr><mtd>"), w.name(), Rope.of("<mo>=</mo>"), w.body(), Rope.of("</mtd></mtr>")));
        }
        lines.add(Rope.of("</mtable>"));
        return Rope.row(lines).flat();
    }

    /// Text as it stands between tags.
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? ' ' : c);
            }
        }
        return out.toString();
    }
}
