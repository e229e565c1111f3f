package org.gradproof.checker;

import java.util.EnumSet;
import java.util.Set;

/// Of a number. What is known of a number's sign is the set of signs that it may have.
enum Sign {
    MINUS, NOTHING, PLUS;

    static Set<Sign> any() {
        return EnumSet.allOf(Sign.class);
    }

    static Set<Sign> of(int signum) {
        return EnumSet.of(signum > 0 ? PLUS : signum < 0 ? MINUS : NOTHING);
    }

    static Set<Sign> opposite(Set<Sign> signs) {
        Set<Sign> out = EnumSet.noneOf(Sign.class);
        for (Sign s : signs) out.add(s == PLUS ? MINUS : s == MINUS ? PLUS : NOTHING);
        return out;
    }

    static Set<Sign> sums(Set<Sign> a, Set<Sign> b) {
        Set<Sign> out = EnumSet.noneOf(Sign.class);
        for (Sign s : a) for (Sign t : b) {
            if (s == NOTHING) out.add(t);
            else if (t == NOTHING || s == t) out.add(s);
            else out.addAll(any());
        }
        return out;
    }

    static Set<Sign> products(Set<Sign> a, Set<Sign> b) {
        Set<Sign> out = EnumSet.noneOf(Sign.class);
        for (Sign s : a) for (Sign t : b) out.add(s == NOTHING || t == NOTHING ? NOTHING : s == t ? PLUS : MINUS);
        return out;
    }

    /// Of an integer power, the exponent being known or not.
    static Set<Sign> power(Set<Sign> base, boolean even) {
        if (!even) return EnumSet.copyOf(base);
        Set<Sign> out = EnumSet.noneOf(Sign.class);
        for (Sign s : base) out.add(s == NOTHING ? NOTHING : PLUS);
        return out;
    }
}
