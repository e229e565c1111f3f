package org.gradproof.expr;

import java.util.List;
import java.util.Set;

/// Names for bound symbols that nothing else bears.
public final class Fresh {
    private static final List<String> INDICES = List.of("i", "j", "k", "l", "p", "q", "r", "s");

    private Fresh() {}

    /// The wished name if it is not taken, else the next usual index letter, else the wish with a number.
    public static String name(String wish, Set<String> taken) {
        if (!taken.contains(wish)) return wish;
        int at = INDICES.indexOf(wish);
        if (at >= 0) {
            for (String s : INDICES.subList(at + 1, INDICES.size())) if (!taken.contains(s)) return s;
        }
        for (int n = 1; ; n++) if (!taken.contains(wish + n)) return wish + n;
    }
}
