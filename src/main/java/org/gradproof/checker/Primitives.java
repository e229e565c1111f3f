package org.gradproof.checker;

import static org.gradproof.expr.Primitive.ARCCOS;
import static org.gradproof.expr.Primitive.ARCSIN;
import static org.gradproof.expr.Primitive.ARCTAN;
import static org.gradproof.expr.Primitive.COS;
import static org.gradproof.expr.Primitive.COSH;
import static org.gradproof.expr.Primitive.ERF;
import static org.gradproof.expr.Primitive.EXP;
import static org.gradproof.expr.Primitive.LOG;
import static org.gradproof.expr.Primitive.NORMAL_CDF;
import static org.gradproof.expr.Primitive.NORMAL_PDF;
import static org.gradproof.expr.Primitive.SIN;
import static org.gradproof.expr.Primitive.SINH;
import static org.gradproof.expr.Primitive.SQRT;
import static org.gradproof.expr.Primitive.TAN;
import static org.gradproof.expr.Primitive.TANH;
import static org.gradproof.expr.Terms.add;
import static org.gradproof.expr.Terms.apply;
import static org.gradproof.expr.Terms.div;
import static org.gradproof.expr.Terms.mul;
import static org.gradproof.expr.Terms.neg;
import static org.gradproof.expr.Terms.num;
import static org.gradproof.expr.Terms.pow;
import static org.gradproof.expr.Terms.sub;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gradproof.checker.Form.Kind;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// What the checker knows of the primitives, written down from the textbook and not from the kernel's table: each fact is a
/// pattern in `u` and `v`, and a test compares every one of them with numbers.
final class Primitives {
    static final Symbol u = Symbol.real("u");
    static final Symbol v = Symbol.real("v");
    private static final Expr PI = Terms.PI;
    private static final Expr HALF_PI = div(PI, num(2));

    /// `left = right` wherever both have values, and the condition holds.
    record Identity(Expr left, Expr right, Condition where) {
        Identity(Expr left, Expr right) {
            this(left, right, Condition.TRUE);
        }
    }

    private final Forms forms;
    private final Reading reading;

    Primitives(Forms forms) {
        this.forms = forms;
        this.reading = new Reading(forms);
    }

    private static Condition less(Expr a, Expr b) {
        return Condition.compare(Relation.LT, a, b);
    }

    private static Condition atMost(Expr a, Expr b) {
        return Condition.compare(Relation.LE, a, b);
    }

    private Form at(Expr pattern, Form argument) {
        return reading.under(Map.of(u, argument)).read(pattern);
    }

    private List<Form> at(Condition pattern, Form argument) {
        return Forms.conjuncts(reading.under(Map.of(u, argument)).read(pattern));
    }

    // ------------------------------------------------------------------------------------------------ facts

    /// Where the function of u has a value.
    List<Form> domain(Primitive f, Form argument) {
        return at(domain(f), argument);
    }

    static Condition domain(Primitive f) {
        return switch (f) {
            case LOG -> less(num(0), u);
            case SQRT -> atMost(num(0), u);
            case ARCSIN, ARCCOS -> Condition.and(atMost(num(-1), u), atMost(u, num(1)));
            case TAN -> Condition.compare(Relation.NE, apply(COS, u), num(0));
            case EXP, SIN, COS, ARCTAN, SINH, COSH, TANH, ERF, NORMAL_CDF, NORMAL_PDF -> Condition.TRUE;
        };
    }

    /// Where it has a derivative: in the interior of its domain, where it is continuous too.
    List<Form> smooth(Primitive f, Form argument) {
        return at(interior(f), argument);
    }

    static Condition interior(Primitive f) {
        return switch (f) {
            case LOG, SQRT -> less(num(0), u);
            case ARCSIN, ARCCOS -> Condition.and(less(num(-1), u), less(u, num(1)));
            case TAN -> Condition.compare(Relation.NE, apply(COS, u), num(0));
            case EXP, SIN, COS, ARCTAN, SINH, COSH, TANH, ERF, NORMAL_CDF, NORMAL_PDF -> Condition.TRUE;
        };
    }

    /// What follows there that is needed for the derivative to have a value.
    List<Form> inside(Primitive f, Form argument) {
        return f == ARCSIN || f == ARCCOS ? at(less(num(0), sub(num(1), pow(u, 2))), argument) : List.of();
    }

    /// Where a function of u tends as u grows, falls, or comes to a number from one side; no value stands for growing or falling.
    record End(Approach approach, Optional<Expr> value, boolean up) {
        static End at(boolean upwards, Expr value) {
            return new End(new Approach.Beyond(upwards), Optional.of(value), false);
        }

        static End beyond(boolean upwards, boolean up) {
            return new End(new Approach.Beyond(upwards), Optional.empty(), up);
        }

        static End beside(int point, Approach.From from, Expr value) {
            return new End(new Approach.To(num(point), from), Optional.of(value), false);
        }
    }

    static List<End> ends(Primitive f) {
        return switch (f) {
            case EXP -> List.of(End.at(false, num(0)), End.beyond(true, true));
            case LOG -> List.of(new End(new Approach.To(num(0), Approach.From.RIGHT), Optional.empty(), false), End.beyond(true, true));
            case SQRT -> List.of(End.beside(0, Approach.From.RIGHT, num(0)), End.beyond(true, true));
            case ARCSIN -> List.of(End.beside(-1, Approach.From.RIGHT, neg(HALF_PI)), End.beside(1, Approach.From.LEFT, HALF_PI));
            case ARCCOS -> List.of(End.beside(-1, Approach.From.RIGHT, PI), End.beside(1, Approach.From.LEFT, num(0)));
            case ARCTAN -> List.of(End.at(false, neg(HALF_PI)), End.at(true, HALF_PI));
            case SINH -> List.of(End.beyond(false, false), End.beyond(true, true));
            case COSH -> List.of(End.beyond(false, true), End.beyond(true, true));
            case TANH, ERF -> List.of(End.at(false, num(-1)), End.at(true, num(1)));
            case NORMAL_CDF -> List.of(End.at(false, num(0)), End.at(true, num(1)));
            case NORMAL_PDF -> List.of(End.at(false, num(0)), End.at(true, num(0)));
            case SIN, COS, TAN -> List.of();
        };
    }

    Form derivative(Primitive f, Form argument) {
        return at(derivative(f), argument);
    }

    static Expr derivative(Primitive f) {
        Expr self = apply(f, u);
        return switch (f) {
            case EXP -> self;
            case LOG -> pow(u, num(-1));
            case SQRT -> div(num(1), mul(num(2), self));
            case SIN -> apply(COS, u);
            case COS -> neg(apply(SIN, u));
            case TAN -> add(mul(self, self), num(1));
            case ARCSIN -> div(num(1), apply(SQRT, sub(num(1), mul(u, u))));
            case ARCCOS -> div(num(-1), apply(SQRT, sub(num(1), mul(u, u))));
            case ARCTAN -> div(num(1), add(mul(u, u), num(1)));
            case SINH -> apply(COSH, u);
            case COSH -> apply(SINH, u);
            case TANH -> mul(sub(num(1), self), add(num(1), self));
            case ERF -> div(mul(num(2), apply(EXP, neg(mul(u, u)))), apply(SQRT, PI));
            case NORMAL_CDF -> apply(NORMAL_PDF, u);
            case NORMAL_PDF -> mul(neg(u), self);
        };
    }

    /// What is true of the value.
    static Condition range(Primitive f) {
        Expr self = apply(f, u);
        return switch (f) {
            case EXP, NORMAL_PDF -> less(num(0), self);
            case SQRT -> atMost(num(0), self);
            case SIN, COS -> Condition.and(atMost(num(-1), self), atMost(self, num(1)));
            case ARCSIN -> Condition.and(atMost(neg(HALF_PI), self), atMost(self, HALF_PI));
            case ARCCOS -> Condition.and(atMost(num(0), self), atMost(self, PI));
            case ARCTAN -> Condition.and(less(neg(HALF_PI), self), less(self, HALF_PI));
            case COSH -> atMost(num(1), self);
            case TANH, ERF -> Condition.and(less(num(-1), self), less(self, num(1)));
            case NORMAL_CDF -> {
                // E max(0, u − Z) = uΦ(u) + φ(u)
                Expr hinge = add(mul(u, self), apply(Primitive.NORMAL_PDF, u));
                yield Condition.and(less(num(0), self), less(self, num(1)), less(num(0), hinge), less(u, hinge));
            }
            case LOG, TAN, SINH -> Condition.TRUE;
        };
    }

    /// Whether greater arguments have greater values, on the whole domain.
    static boolean increases(Primitive f) {
        return switch (f) {
            case EXP, LOG, SQRT, ARCSIN, ARCTAN, SINH, TANH, ERF, NORMAL_CDF -> true;
            case SIN, COS, TAN, ARCCOS, COSH, NORMAL_PDF -> false;
        };
    }

    static List<Identity> identities() {
        return Stream.of(exponentials(), circular(), inverses(), errors()).flatMap(List::stream).toList();
    }

    private static List<Identity> exponentials() {
        Expr up = apply(EXP, u);
        Expr down = apply(EXP, neg(u));
        return List.of(
                new Identity(apply(EXP, num(0)), num(1)),
                new Identity(apply(EXP, apply(LOG, u)), u),
                new Identity(apply(LOG, up), u),
                new Identity(pow(apply(SQRT, u), 2), u),
                new Identity(pow(u, v), apply(EXP, mul(v, apply(LOG, u)))),
                // 0^0 is 1, so u = 0 and v = -1 are no instance
                new Identity(pow(u, add(v, num(1))), mul(u, pow(u, v)), Condition.or(Condition.compare(Relation.NE, u, num(0)), atMost(num(0), v))),
                new Identity(apply(SINH, u), div(sub(up, down), num(2))),
                new Identity(apply(COSH, u), div(add(up, down), num(2))),
                new Identity(apply(TANH, u), div(sub(up, down), add(up, down))));
    }

    private static List<Identity> circular() {
        Expr su = apply(SIN, u);
        Expr cu = apply(COS, u);
        Expr sv = apply(SIN, v);
        Expr cv = apply(COS, v);
        return List.of(
                new Identity(pow(su, 2), sub(num(1), pow(cu, 2))),
                new Identity(apply(SIN, num(0)), num(0)),
                new Identity(apply(COS, num(0)), num(1)),
                new Identity(apply(SIN, PI), num(0)),
                new Identity(apply(COS, PI), num(-1)),
                new Identity(apply(SIN, HALF_PI), num(1)),
                new Identity(apply(COS, HALF_PI), num(0)),
                new Identity(apply(SIN, neg(u)), neg(su)),
                new Identity(apply(COS, neg(u)), cu),
                new Identity(apply(SIN, add(u, v)), add(mul(su, cv), mul(cu, sv))),
                new Identity(apply(COS, add(u, v)), sub(mul(cu, cv), mul(su, sv))),
                new Identity(apply(TAN, u), div(su, cu)));
    }

    private static List<Identity> inverses() {
        return List.of(
                new Identity(apply(SIN, apply(ARCSIN, u)), u),
                new Identity(apply(TAN, apply(ARCTAN, u)), u),
                new Identity(apply(ARCCOS, u), sub(HALF_PI, apply(ARCSIN, u))),
                new Identity(apply(ARCSIN, num(0)), num(0)),
                new Identity(apply(ARCTAN, num(0)), num(0)),
                new Identity(apply(ARCSIN, neg(u)), neg(apply(ARCSIN, u))),
                new Identity(apply(ARCTAN, neg(u)), neg(apply(ARCTAN, u))));
    }

    private static List<Identity> errors() {
        return List.of(
                new Identity(apply(ERF, num(0)), num(0)),
                new Identity(apply(ERF, neg(u)), neg(apply(ERF, u))),
                new Identity(apply(NORMAL_CDF, u), div(add(num(1), apply(ERF, div(u, apply(SQRT, num(2))))), num(2))),
                new Identity(apply(NORMAL_PDF, u), div(apply(EXP, neg(div(pow(u, 2), num(2)))), apply(SQRT, mul(num(2), PI)))));
    }

    // ------------------------------------------------------------------------------------------------ matching

    /// The conditions of the first identity that says `left = right`, if one does.
    Optional<Form> identity(Form left, Form right) {
        for (Identity i : identities()) {
            Map<Form, Form> found = new HashMap<>();
            if (matches(reading.read(i.left()), left, found) && matches(reading.read(i.right()), right, found)) {
                Map<Symbol, Form> values = new HashMap<>();
                for (Symbol s : List.of(u, v)) if (found.get(reading.read(s)) instanceof Form f) values.put(s, f);
                return Optional.of(reading.under(values).read(i.where()));
            }
        }
        return Optional.empty();
    }

    /// The signs that the values of a primitive may have, given those of its argument.
    static Set<Sign> signs(Primitive f, Set<Sign> argument) {
        return switch (f) {
            case EXP, NORMAL_PDF, NORMAL_CDF, COSH -> EnumSet.of(Sign.PLUS);
            case SQRT -> argument.equals(EnumSet.of(Sign.PLUS)) ? argument : EnumSet.of(Sign.PLUS, Sign.NOTHING);
            case ARCSIN, ARCTAN, SINH, TANH, ERF -> argument;
            case LOG, SIN, COS, TAN, ARCCOS -> Sign.any();
        };
    }

    /// Whether the form is one of the facts about the values of a primitive.
    boolean isRange(Form condition) {
        return condition.args().stream().anyMatch(side -> isRange(condition, side, 3));
    }

    /// Whether it is one about a primitive that occurs near the surface of the part.
    private boolean isRange(Form condition, Form part, int depth) {
        if (!part.isScalar()) return false;
        if (part.kind() == Kind.APPLY && at(range((Primitive) part.data()), part.arg(0)).contains(condition)) return true;
        return depth > 0 && part.kind() != Kind.APPLY && part.args().stream().anyMatch(p -> isRange(condition, p, depth - 1));
    }

    private boolean matches(Form pattern, Form form, Map<Form, Form> found) {
        if (pattern == reading.read(u) || pattern == reading.read(v)) {
            Form before = found.putIfAbsent(pattern, form);
            return form.isScalar() && (before == null || before == form);
        }
        if (pattern.kind() != form.kind() || !pattern.data().equals(form.data()) || pattern.args().size() != form.args().size()) return false;
        for (int i = 0; i < pattern.args().size(); i++) if (!matches(pattern.arg(i), form.arg(i), found)) return false;
        return true;
    }
}
