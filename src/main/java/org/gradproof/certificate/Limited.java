package org.gradproof.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Terms;

/// What is said of limits. A side that is a limit may be infinite: it stands for a number or an infinity l with `is_lim f p l`,
/// and is compared as such. Inside of a side a limit has to be a number: there is a real l with `is_lim f p l`, and the side
/// speaks of l.
final class Limited {
    private final Gallina gallina;
    private final Domains domains;
    private final Expr left;
    private final Expr right;
    private final Scope outer;
    private final List<Expr.Limit> found = new ArrayList<>();
    private final List<String> binders = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private Scope scope;

    Limited(Gallina gallina, Domains domains, Expr left, Expr right, Scope scope) {
        this.gallina = gallina;
        this.domains = domains;
        this.left = left;
        this.right = right;
        this.outer = scope;
        this.scope = scope;
    }

    static boolean concerns(Expr left, Expr right) {
        return speaks(left) || speaks(right);
    }

    private static boolean speaks(Expr e) {
        return Dag.postorder(e).stream().anyMatch(Expr.Limit.class::isInstance);
    }

    /// The limits of which the statement says that there is a number or an infinity, in its order.
    List<Expr.Limit> found() {
        return List.copyOf(found);
    }

    /// That the sides are so related.
    String holds(Relation relation) {
        Optional<Expr.Limit> one = relation != Relation.EQ ? Optional.empty() : isLimit(left) && !speaks(right) || isLimit(left) && isInfinity(right)
                ? Optional.of((Expr.Limit) left) : isLimit(right) && (!speaks(left) || isInfinity(left)) ? Optional.of((Expr.Limit) right) : Optional.empty();
        if (one.isPresent()) {
            Expr value = one.get() == left ? right : left;
            moves(one.get());
            if (!isInfinity(value)) said.addAll(domains.of(value, scope));
            said.add(tends(one.get(), extended(value)));
            return Domains.conjunction(said.stream().distinct().toList());
        }
        boolean beyond = isLimit(left) || isLimit(right) || isInfinity(left) || isInfinity(right);
        String l = side(left, beyond);
        String r = side(right, beyond);
        said.add(beyond ? extended(relation, l, r) : real(relation, l, r));
        return (binders.isEmpty() ? "" : "(exists " + String.join(" ", binders) + ", ") + Domains.conjunction(said.stream().distinct().toList()) + (binders.isEmpty() ? "" : ")");
    }

    /// That the side, a limit from both sides, is none.
    String hasNone(boolean isLeft) {
        if (!((isLeft ? left : right) instanceof Expr.Limit l)) throw new Unsaid("a limit inside of a side that has no value");
        moves(l);
        String k = gallina.fresh("l");
        said.add("(forall " + k + " : Rbar, ~ " + tends(l, k) + ")");
        found.add(l);
        return Domains.conjunction(said);
    }

    private static boolean isInfinity(Expr e) {
        return e instanceof Expr.Limit l && l.isInfinity();
    }

    private static boolean isLimit(Expr e) {
        return e instanceof Expr.Limit l && !l.isInfinity();
    }

    private String side(Expr e, boolean beyond) {
        if (isInfinity(e)) return extended(e);
        if (e instanceof Expr.Limit l) return named(l, "Rbar");
        for (var n : Dag.postorder(e, Free::scope)) {
            if (!(n instanceof Expr.Limit l) || scope.text(l).isPresent()) continue;
            if (l.isInfinity()) throw new Unsaid("an infinity inside of a term");
            scope = scope.with(l, named(l, "R"));
        }
        said.addAll(domains.of(e, scope));
        return beyond ? "(Finite " + gallina.value(e, scope) + ")" : gallina.value(e, scope);
    }

    private String named(Expr.Limit l, String kind) {
        String name = gallina.fresh("l");
        binders.add("(" + name + " : " + kind + ")");
        moves(l);
        said.add(tends(l, name));
        found.add(l);
        return name;
    }

    /// The point has a value, and the function has one near it.
    private void moves(Expr.Limit l) {
        for (Expr p : l.points()) said.addAll(domains.of(p, outer));
        String t = gallina.fresh(l.variable().name());
        List<String> needed = domains.of(l.body(), outer.with(l.variable(), t));
        if (!needed.isEmpty()) said.add("(" + near(gallina, l.approach(), outer) + " (fun " + t + " : R => " + String.join(" /\\ ", needed) + "))");
    }

    /// That a function tends there.
    private String tends(Expr.Limit l, String target) {
        String t = gallina.fresh(l.variable().name());
        String f = "(fun " + t + " : R => " + gallina.value(l.body(), outer.with(l.variable(), t)) + ")";
        return "(" + switch (l.approach()) {
            case Approach.Beyond b -> "is_lim " + f + " " + infinity(b.up());
            case Approach.To to -> (switch (to.from()) {
                case BOTH -> "is_lim ";
                case LEFT -> "is_lim_left ";
                case RIGHT -> "is_lim_right ";
            }) + f + " " + gallina.value(to.point(), outer);
        } + " " + target + ")";
    }

    /// What is true near the limit is a proposition about this filter.
    static String near(Gallina gallina, Approach approach, Scope scope) {
        return switch (approach) {
            case Approach.Beyond b -> "Rbar_locally' " + infinity(b.up());
            case Approach.To to -> {
                String p = gallina.value(to.point(), scope);
                yield switch (to.from()) {
                    case BOTH -> "Rbar_locally' (Finite " + p + ")";
                    case LEFT -> "at_left " + p;
                    case RIGHT -> "at_right " + p;
                };
            }
        };
    }

    private static String infinity(boolean up) {
        return up ? "p_infty" : "m_infty";
    }

    private String extended(Expr value) {
        return extended(gallina, value, scope);
    }

    /// A number or an infinity.
    static String extended(Gallina gallina, Expr value, Scope scope) {
        if (isInfinity(value)) return infinity(value == Terms.infinity(true));
        return "(Finite " + gallina.value(value, scope) + ")";
    }

    private static String extended(Relation relation, String l, String r) {
        return "(" + switch (relation) {
            case EQ -> l + " = " + r;
            case NE -> l + " <> " + r;
            case LT -> "Rbar_lt " + l + " " + r;
            case LE -> "Rbar_le " + l + " " + r;
            case GT -> "Rbar_lt " + r + " " + l;
            case GE -> "Rbar_le " + r + " " + l;
        } + ")";
    }

    private static String real(Relation relation, String l, String r) {
        return "(" + switch (relation) {
            case EQ -> l + " = " + r;
            case NE -> l + " <> " + r;
            case LT -> l + " < " + r;
            case LE -> l + " <= " + r;
            case GT -> r + " < " + l;
            case GE -> r + " <= " + l;
        } + ")";
    }
}
