package org.gradproof.render;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.expr.Node;

/// The printing of terms and conditions as LaTeX for math mode, with amsmath and nothing else.
public final class Latex {
    private static final LatexSurface SURFACE = new LatexSurface();

    private Latex() {}

    /// As [#of(Node, Notations)] with [Notations#STANDARD].
    public static String of(Node node) {
        return of(node, Notations.STANDARD);
    }

    /// One formula; the shared parts of a term whose tree has more than 2,000 nodes stand on lines of their own.
    public static String of(Node node, Notations notations) {
        Typesetter.Page<Rope> page = Typesetter.set(node, SURFACE, notations, Sharing.of(node, Sharing.LIMIT));
        if (page.where().isEmpty()) return page.main().body().flat();
        List<Rope> lines = new ArrayList<>();
        lines.add(Rope.row(Rope.of("\\begin{aligned} & "), page.main().body()));
        for (Typesetter.Named<Rope> w : page.where()) {
            lines.add(Rope.row(Rope.of(lines.size() == 1 ? "& \\text{where } " : "& "), w.name(), Rope.of(" = "), w.body()));
        }
        return Rope.row(Rope.joined(lines, " \\\\\n"), Rope.of(" \\end{aligned}")).flat();
    }
}
