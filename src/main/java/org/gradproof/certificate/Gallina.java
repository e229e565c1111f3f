package org.gradproof.certificate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;

/// Terms and conditions as text of Coq, exactly as they were written; what they need to have a value stands in [Domains].
///
/// Numbers are `R`; indices and sizes are `nat`, counted from 1, and become numbers by `INR`; a vector is a function
/// `nat -> R`, a matrix `nat -> nat -> R`. Definitions are definitions; a vector of `d` is `d` without its index.
final class Gallina {
    /// Beyond this size nobody would read the statement, and Coq would not end.
    private static final long LARGEST = 1500;

    private final Scope.Names names = new Scope.Names();
    private final Map<Definition, String> defined = new LinkedHashMap<>();
    private final Map<Definition, Optional<String>> domains = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final Wholes wholes;

    Gallina(Wholes wholes) {
        this.wholes = wholes;
    }

    Wholes wholes() {
        return wholes;
    }

    /// The definitions that were needed so far, each before its first use.
    List<String> definitions() {
        return List.copyOf(texts);
    }

    /// The names defined so far.
    List<String> defined() {
        List<String> all = new ArrayList<>();
        for (Map.Entry<Definition, String> e : defined.entrySet()) {
            all.add(e.getValue());
            domains.get(e.getKey()).ifPresent(all::add);
        }
        return all;
    }

    String fresh(String typed) {
        return names.fresh(typed);
    }

    static void refuseLarge(Node n) {
        long size = switch (n) {
            case Expr e -> e.treeSize();
            case Condition c -> c.children().stream().mapToLong(p -> p instanceof Expr e ? e.treeSize() : 1).sum();
        };
        if (size > LARGEST) throw new Unsaid("it is too large");
        if (n instanceof Condition) n.children().stream().filter(Condition.class::isInstance).forEach(Gallina::refuseLarge);
    }

    // ------------------------------------------------------------------------------------------ numbers

    /// A number.
    String value(Expr e, Scope scope) {
        return switch (e) {
            case Expr.Num n -> number(n.value());
            case Expr.Pi _ -> "PI";
            case Symbol s when Wholes.isWhole(s) -> (scope.isInteger(s) ? "(IZR " : "(INR ") + text(s, scope) + ")";
            case Symbol s -> text(s, scope);
            case Expr.Neg n -> "(- " + value(n.argument(), scope) + ")";
            case Expr.Binary b -> b.operator() == Operator.MATMUL ? inner(b.left(), b.right(), List.of(), scope) : binary(b, scope);
            case Expr.Apply a -> "(" + function(a) + " " + value(a.argument(), scope) + ")";
            case Expr.Call c -> application(name(c.definition()), c, List.of(), scope);
            case Expr.If i -> cases(i, scope);
            case Expr.Big b -> over(b.isProduct() ? "prod" : "sum", b.index(), b.body(), scope);
            case Expr.Extreme m -> over(m.isGreatest() ? "max" : "min", m.index(), m.body(), scope);
            case Expr.Entry t -> entry(t.tensor(), indices(t.indices(), scope), scope);
            case Expr.Derivative d -> "(Derive " + path(d, scope) + " " + at(d, scope) + ")";
            case Expr.Limit l -> scope.text(l).orElseThrow(() -> new Unsaid("a limit inside of a sum, a derivative, a definition or a limit"));
            case Expr.Array _, Expr.Literal _, Expr.Transpose _ -> throw new IllegalArgumentException("no number: " + e);
        };
    }

    static String number(Rational q) {
        String p = q.signum() < 0 ? "(- " + q.numerator().negate() + ")" : q.numerator().toString();
        return q.isInteger() ? p : "(" + p + " / " + q.denominator() + ")";
    }

    private String binary(Expr.Binary b, Scope scope) {
        String l = value(b.left(), scope);
        return switch (b.operator()) {
            case ADD -> "(" + l + " + " + value(b.right(), scope) + ")";
            case SUBTRACT -> "(" + l + " - " + value(b.right(), scope) + ")";
            case MULTIPLY -> "(" + l + " * " + value(b.right(), scope) + ")";
            case DIVIDE -> "(" + l + " / " + value(b.right(), scope) + ")";
            case POWER -> power(l, b.right(), scope);
            case MATMUL -> throw new IllegalArgumentException("no number: " + b);
        };
    }

    private String power(String base, Expr exponent, Scope scope) {
        Optional<Rational> q = constant(exponent);
        if (q.isPresent() && q.get().isInteger()) {
            String p = "(" + base + " ^ " + q.get().abs().numerator() + ")";
            return q.get().signum() < 0 ? "(/ " + p + ")" : p;
        }
        if (wholes.isSeenNatural(exponent, scope)) return "(" + base + " ^ " + Wholes.cut(exponent, scope) + ")";
        if (Wholes.isWhole(exponent)) return "(powerRZ " + base + " " + Wholes.integer(exponent, scope) + ")";
        return "(Rpower " + base + " " + value(exponent, scope) + ")";
    }

    /// The rational that a term of numerals is.
    static Optional<Rational> constant(Expr e) {
        return switch (e) {
            case Expr.Num n -> Optional.of(n.value());
            case Expr.Neg n -> constant(n.argument()).map(Rational::negate);
            case Expr.Binary b when b.operator() == Operator.DIVIDE -> constant(b.left()).flatMap(p ->
                    constant(b.right()).filter(q -> !q.isZero()).map(p::divide));
            case Expr _ -> Optional.empty();
        };
    }

    private static String function(Expr.Apply a) {
        return switch (a.function()) {
            case EXP -> "exp";
            case LOG -> "ln";
            case SQRT -> "sqrt";
            case SIN -> "sin";
            case COS -> "cos";
            case TAN -> "tan";
            case ARCSIN -> "asin";
            case ARCCOS -> "acos";
            case ARCTAN -> "atan";
            case SINH -> "sinh";
            case COSH -> "cosh";
            case TANH -> "tanh";
            case ERF -> "erf";
            case NORMAL_CDF -> "Phi";
            case NORMAL_PDF -> "phi";
        };
    }

    private String cases(Expr.If i, Scope scope) {
        boolean delta = i.condition() instanceof Condition.Compare c && c.relation() == Relation.EQ && Wholes.isNatural(c.left(), scope) && Wholes.isNatural(c.right(), scope)
                && constant(i.yes()).equals(Optional.of(Rational.ONE)) && constant(i.no()).equals(Optional.of(Rational.ZERO));
        if (delta && i.condition() instanceof Condition.Compare c) return "(delta " + Wholes.natural(c.left(), scope) + " " + Wholes.natural(c.right(), scope) + ")";
        return "(if " + decision(i.condition(), scope) + " then " + value(i.yes(), scope) + " else " + value(i.no(), scope) + ")";
    }

    /// A sum, a product or a maximum.
    private String over(String sign, Symbol index, Expr over, Scope scope) {
        String k = fresh(index.name());
        Expr low = index.lower();
        Expr high = index.upper();
        if (!Wholes.isNatural(low, scope) || !Wholes.isAboveZero(low) && !wholes.isSeenNatural(high, scope)) return everyInteger(sign, index, over, k, scope);
        String body = "(fun " + k + " : nat => " + value(over, wholes.bound(index, k, scope)) + ")";
        if (constant(low).equals(Optional.of(Rational.ONE))) return "(" + sign + "n " + Wholes.cut(high, scope) + " " + body + ")";
        return "(" + sign + "r " + Wholes.natural(low, scope) + " " + Wholes.cut(high, scope) + " " + body + ")";
    }

    /// Over a range that may begin, or that may end, below 0.
    private String everyInteger(String sign, Symbol index, Expr over, String k, Scope scope) {
        Scope inner = Wholes.isNatural(index.lower(), scope) ? scope.with(index, "(Z.to_nat " + k + ")") : wholes.bound(index, k, scope);
        return "(" + sign + "z " + Wholes.integer(index.lower(), scope) + " " + Wholes.integer(index.upper(), scope)
                + " (fun " + k + " : Z => " + value(over, inner) + "))";
    }

    // ------------------------------------------------------------------------------------------ derivatives

    /// The function whose derivative is meant: of the variable, or of one entry with the others kept.
    String path(Expr.Derivative d, Scope scope) {
        String t = fresh(d.index().isEmpty() ? d.variable().name() : "t");
        return "(fun " + t + " : R => " + value(d.body(), inside(d, t, scope)) + ")";
    }

    Scope inside(Expr.Derivative d, String t, Scope scope) {
        return scope.with(d.variable(), switch (d.index().size()) {
            case 0 -> t;
            case 1 -> "(upd " + tensor(d.at(), scope) + " " + String.join(" ", indices(d.index(), scope)) + " " + t + ")";
            default -> "(upd2 " + tensor(d.at(), scope) + " " + String.join(" ", indices(d.index(), scope)) + " " + t + ")";
        });
    }

    /// Where it is taken.
    String at(Expr.Derivative d, Scope scope) {
        return d.index().isEmpty() ? value(d.at(), scope) : entry(d.at(), indices(d.index(), scope), scope);
    }

    // ------------------------------------------------------------------------------------------ vectors and matrices

    /// A vector or matrix as a function.
    String tensor(Expr e, Scope scope) {
        if (e instanceof Symbol s) return text(s, scope);
        List<String> at = e.sizes().stream().map(_ -> fresh("i")).toList();
        return at.stream().map(i -> "(fun " + i + " : nat => ").collect(Collectors.joining()) + entry(e, at, scope) + ")".repeat(at.size());
    }

    /// One number of a vector or matrix; of a number itself.
    String entry(Expr e, List<String> at, Scope scope) {
        if (e.isScalar()) return value(e, scope);
        return switch (e) {
            case Symbol s -> "(" + text(s, scope) + " " + String.join(" ", at) + ")";
            case Expr.Neg n -> "(- " + entry(n.argument(), at, scope) + ")";
            case Expr.Apply a -> "(" + function(a) + " " + entry(a.argument(), at, scope) + ")";
            case Expr.Transpose t -> entry(t.argument(), at.reversed(), scope);
            case Expr.Binary b -> switch (b.operator()) {
                case ADD -> "(" + entry(b.left(), at, scope) + " + " + entry(b.right(), at, scope) + ")";
                case SUBTRACT -> "(" + entry(b.left(), at, scope) + " - " + entry(b.right(), at, scope) + ")";
                case MULTIPLY -> "(" + entry(b.left(), at, scope) + " * " + entry(b.right(), at, scope) + ")";
                case DIVIDE -> "(" + entry(b.left(), at, scope) + " / " + entry(b.right(), at, scope) + ")";
                case POWER -> {
                    if (!b.right().isScalar()) throw new Unsaid("a vector stands in an exponent");
                    yield power(entry(b.left(), at, scope), b.right(), scope);
                }
                case MATMUL -> inner(b.left(), b.right(), at, scope);
            };
            case Expr.Array a -> {
                Scope inner = scope;
                for (int i = 0; i < at.size(); i++) inner = wholes.bound(a.indices().get(i), at.get(i), inner);
                yield value(a.body(), inner);
            }
            case Expr.Literal l -> literal(l.items(), at, scope);
            case Expr.Call c -> application(name(c.definition()), c, at, scope);
            case Expr _ -> throw new IllegalArgumentException("no vector: " + e);
        };
    }

    private String literal(List<Expr> items, List<String> at, Scope scope) {
        StringBuilder cases = new StringBuilder();
        for (int i = 1; i <= items.size(); i++) {
            cases.append("(if Nat.eq_dec ").append(at.getFirst()).append(' ').append(i).append(" then ")
                    .append(entry(items.get(i - 1), at.subList(1, at.size()), scope)).append(" else ");
        }
        return cases + "0" + ")".repeat(items.size());
    }

    /// `Σ_k a[…,k]·b[k,…]`.
    private String inner(Expr a, Expr b, List<String> at, Scope scope) {
        String k = fresh("k");
        List<String> left = a.sizes().size() == 2 ? List.of(at.getFirst(), k) : List.of(k);
        List<String> right = b.sizes().size() == 2 ? List.of(k, at.getLast()) : List.of(k);
        return "(sumn " + Wholes.cut(a.sizes().getLast(), scope) + " (fun " + k + " : nat => (" + entry(a, left, scope) + " * " + entry(b, right, scope) + ")))";
    }

    List<String> indices(List<Expr> all, Scope scope) {
        return all.stream().map(e -> Wholes.index(e, scope)).toList();
    }

    // ------------------------------------------------------------------------------------------ conditions

    /// A proposition.
    String proposition(Condition c, Scope scope) {
        return switch (c) {
            case Condition.Compare p -> comparison(p.relation(), p.left(), p.right(), scope);
            case Condition.And a -> a.parts().isEmpty() ? "True" : joined(a.parts(), " /\\ ", scope);
            case Condition.Or o -> o.parts().isEmpty() ? "False" : joined(o.parts(), " \\/ ", scope);
            case Condition.ForAll f -> {
                String k = fresh(f.index().name());
                yield "(" + each(f.index(), k, scope) + proposition(f.body(), wholes.bound(f.index(), k, scope)) + ")";
            }
        };
    }

    private String joined(List<Condition> parts, String by, Scope scope) {
        return parts.stream().map(p -> proposition(p, scope)).collect(Collectors.joining(by, "(", ")"));
    }

    /// `forall k : nat, (1 <= k <= n)%nat -> `.
    String each(Symbol index, String k, Scope scope) {
        return "forall " + k + " : " + Wholes.kind(index, wholes.bound(index, k, scope)) + ", " + Wholes.range(index, k, scope) + " -> ";
    }

    String comparison(Relation relation, Expr left, Expr right, Scope scope) {
        Optional<Wholes.Pair> whole = Wholes.Pair.of(left, right, scope);
        String l = whole.map(Wholes.Pair::left).orElseGet(() -> value(left, scope));
        String r = whole.map(Wholes.Pair::right).orElseGet(() -> value(right, scope));
        return "(" + switch (relation) {
            case EQ -> l + " = " + r;
            case NE -> l + " <> " + r;
            case LT -> l + " < " + r;
            case LE -> l + " <= " + r;
            case GT -> r + " < " + l;
            case GE -> r + " <= " + l;
        } + ")" + whole.map(p -> "%" + p.type()).orElse("");
    }

    /// What decides a condition.
    private String decision(Condition c, Scope scope) {
        return switch (c) {
            case Condition.Compare p -> decision(p, scope);
            case Condition.And a when !a.parts().isEmpty() -> decisions("and_dec", a.parts(), scope);
            case Condition.Or o when !o.parts().isEmpty() -> decisions("or_dec", o.parts(), scope);
            case Condition _ -> throw new Unsaid("a case depends on a condition that no function decides");
        };
    }

    private String decisions(String by, List<Condition> parts, Scope scope) {
        String last = decision(parts.getLast(), scope);
        for (Condition p : parts.subList(0, parts.size() - 1).reversed()) last = "(" + by + " " + decision(p, scope) + " " + last + ")";
        return last;
    }

    private String decision(Condition.Compare p, Scope scope) {
        Optional<Wholes.Pair> whole = Wholes.Pair.of(p.left(), p.right(), scope);
        String l = whole.map(Wholes.Pair::left).orElseGet(() -> value(p.left(), scope));
        String r = whole.map(Wholes.Pair::right).orElseGet(() -> value(p.right(), scope));
        String type = whole.map(Wholes.Pair::type).orElse("R");
        String equal = type.equals("R") ? "Req_EM_T" : type.equals("Z") ? "Z.eq_dec" : "Nat.eq_dec";
        String less = type.equals("R") ? "Rlt_dec" : type.equals("Z") ? "Z_lt_dec" : "lt_dec";
        String atMost = type.equals("R") ? "Rle_dec" : type.equals("Z") ? "Z_le_dec" : "le_dec";
        return "(" + switch (p.relation()) {
            case EQ -> equal + " " + l + " " + r;
            case NE -> "not_dec (" + equal + " " + l + " " + r + ")";
            case LT -> less + " " + l + " " + r;
            case LE -> atMost + " " + l + " " + r;
            case GT -> less + " " + r + " " + l;
            case GE -> atMost + " " + r + " " + l;
        } + ")";
    }

    // ------------------------------------------------------------------------------------------ definitions

    String text(Symbol s, Scope scope) {
        return scope.text(s).orElseThrow(() -> new IllegalStateException("unbound: " + s));
    }

    /// `(x : nat -> R)`.
    static String binder(Symbol s, String name, Scope scope) {
        if (Wholes.isWhole(s)) return "(" + name + " : " + Wholes.kind(s, scope) + ")";
        if (s.sizes().size() > 2) throw new Unsaid("there are more than two indices");
        return "(" + name + " : " + "nat -> ".repeat(s.sizes().size()) + "R)";
    }

    private String name(Definition d) {
        if (!defined.containsKey(d)) define(d);
        return defined.get(d);
    }

    /// The condition under which a value of the definition exists, as a name; nothing where it always does.
    Optional<String> domain(Definition d) {
        name(d);
        return domains.get(d);
    }

    private void define(Definition d) {
        refuseLarge(d.body());
        List<Symbol> bound = new ArrayList<>(d.free());
        bound.addAll(d.sizes());
        bound.addAll(d.parameters());
        bound.addAll(d.indices());
        Scope scope = Scope.empty();
        List<String> binders = new ArrayList<>();
        for (Symbol s : bound) {
            String name = fresh(s.name());
            scope = d.free().contains(s) ? wholes.free(s, name, scope) : wholes.bound(s, name, scope);
            binders.add(binder(s, name, scope));
        }
        List<String> entry = d.indices().isEmpty() ? d.body().sizes().stream().map(_ -> fresh("i")).toList() : List.of();
        entry.forEach(i -> binders.add("(" + i + " : nat)"));
        String head = String.join(" ", binders);
        String body = entry(d.body(), entry, scope);
        List<String> needed = new Domains(this).entry(d.body(), entry, scope);
        String name = fresh(d.name());
        texts.add("Definition " + name + " " + head + (head.isEmpty() ? "" : " ") + ": R := " + body + ".");
        defined.put(d, name);
        Optional<String> domain = needed.isEmpty() ? Optional.empty() : Optional.of(name + "_dom");
        domain.ifPresent(n -> texts.add("Definition " + n + " " + head + (head.isEmpty() ? "" : " ") + ": Prop := " + String.join(" /\\ ", needed) + "."));
        domains.put(d, domain);
    }

    /// A definition, or its domain, at the arguments of a call; elementwise where numbers are asked of vectors.
    String application(String name, Expr.Call c, List<String> at, Scope scope) {
        Definition d = c.definition();
        boolean own = !d.indices().isEmpty() || !d.body().isScalar();
        List<String> parts = new ArrayList<>(List.of(name));
        for (Symbol s : d.free()) parts.add(text(s, scope));
        for (Symbol s : d.sizes()) parts.add(Wholes.cut(size(s, c), scope));
        for (int p = 0; p < c.arguments().size(); p++) {
            Expr argument = c.arguments().get(p);
            boolean number = d.parameters().get(p).isScalar();
            parts.add(number ? entry(argument, argument.isScalar() ? List.of() : at, scope) : tensor(argument, scope));
        }
        if (own) parts.addAll(at);
        return parts.size() == 1 ? name : "(" + String.join(" ", parts) + ")";
    }

    /// What the size of a parameter is in a call.
    private static Expr size(Symbol size, Expr.Call c) {
        List<Symbol> parameters = c.definition().parameters();
        for (int p = 0; p < parameters.size(); p++) {
            int place = parameters.get(p).sizes().indexOf(size);
            if (place >= 0) return c.arguments().get(p).sizes().get(place);
        }
        throw new IllegalStateException("no parameter has the size " + size);
    }
}
