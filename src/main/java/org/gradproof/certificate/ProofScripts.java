package org.gradproof.certificate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradproof.certificate.Proof.Line;
import org.gradproof.certificate.Proof.Said;
import org.gradproof.certificate.Proof.Way;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;

/// Proofs along the lines of one that is known: a lemma for each line, true for all values of its symbols, each by the tactic of
/// its kind of step in `Steps.v`.
final class ProofScripts {
    /// Beyond this many letters nobody waits for Coq.
    private static final int MOST_LETTERS = 2_000_000;

    private final Proof proof;
    private final Gallina gallina;
    private final Scope outer;
    private final List<Set<Symbol>> symbols = new ArrayList<>();
    private final Map<Symbol, String> names = new HashMap<>();
    private Scope scope = Scope.empty();

    private ProofScripts(Proof proof, Gallina gallina, Scope outer) {
        this.proof = proof;
        this.gallina = gallina;
        this.outer = outer;
    }

    /// A tactic that proves the claim of the last line.
    ///
    /// @param left of the claim
    /// @param outer what the variables of the statement are called
    static String of(Proof proof, Expr left, Gallina gallina, Scope outer) {
        return new ProofScripts(proof, gallina, outer).script(left);
    }

    private String script(Expr left) {
        for (Line l : proof.lines()) {
            Set<Symbol> all = new LinkedHashSet<>();
            for (Node n : nodes(l)) all.addAll(Free.of(n));
            boolean binds = l.way() == Way.FOR_ALL || l.way() == Way.SUM_SIGN;
            boolean under = l.way() == Way.REWRITE || l.way() == Way.SLOPE;
            Optional<Symbol> met = l.way() == Way.ATTAINED ? Optional.of(extreme(l).index()) : Optional.empty();
            for (int i : l.by()) {
                if (!binds) all.addAll(symbols.get(i).stream().filter(v -> !l.values().containsKey(v) && !(under && v.isIndex()) && !moves(l, i, v) && met.filter(v::equals).isEmpty()).toList());
            }
            symbols.add(all);
            for (Symbol s : all) {
                if (names.containsKey(s)) continue;
                names.put(s, gallina.fresh(s.name()));
                scope = gallina.wholes().free(s, names.get(s), scope);
            }
        }
        List<String> lemmas = new ArrayList<>();
        for (int i = 0; i < proof.lines().size(); i++) lemmas.add("assert (F" + i + " : " + statement(i) + ") by (" + alone(i) + tactic(i) + ")");
        String all = String.join("\n; ", lemmas);
        if (all.length() > MOST_LETTERS) throw new Unsaid("the proof is too long");
        int last = proof.lines().size() - 1;
        Set<Integer> needed = new LinkedHashSet<>(Set.of(last));
        String found = "gs_claim";
        if (left instanceof Expr.Derivative d) {
            int slope = slope(d);
            needed.add(slope);
            found = "gs_derivative " + claim(slope);
        }
        String open = cleared(needed) + gallina.defined().reversed().stream().map(d -> "gp_open_all " + d + "; ").collect(Collectors.joining());
        Set<Integer> others = IntStream.range(0, last).boxed().filter(i -> !needed.contains(i)).collect(Collectors.toCollection(LinkedHashSet::new));
        return all + "\n; " + cleared(others) + "intros; gs_given; " + found + " " + claim(last) + " ltac:(" + open + "idtac)";
    }

    private static String cleared(Set<Integer> lines) {
        return lines.isEmpty() ? "" : "clear" + lines.stream().map(i -> " F" + i).collect(Collectors.joining()) + "; ";
    }

    /// The line that says what the derivative is before it is simplified.
    private int slope(Expr.Derivative d) {
        for (int i = 0; i < proof.lines().size(); i++) {
            boolean own = proof.lines().get(i).said() instanceof Said.Slope s && s.function() == d.body() && s.variable() == d.variable() && s.index().equals(d.index());
            if (own && d.at() == d.variable()) return i;
        }
        throw new Unsaid("a derivative that no line has");
    }

    /// Whether the symbol is the variable of an outer function, in whose place the line has an inner one.
    private boolean moves(Line l, int part, Symbol v) {
        return l.said() instanceof Said.Slope s && proof.lines().get(part).said() instanceof Said.Slope p && p.variable() == v && s.variable() != v;
    }

    /// The last line at the variables of the statement; what only its proof spoke of may be anything.
    private String claim(int line) {
        Set<Symbol> own = new LinkedHashSet<>();
        nodes(proof.lines().get(line)).forEach(n -> own.addAll(Free.of(n)));
        return "(F" + line + ordered(line).stream().map(v -> " " + outer.text(v).orElseGet(() -> v.isIndex() && !own.contains(v) ? "(" + Wholes.cut(v.lower(), scope) + ")%nat" : v.isIndex() ? "_" : Wholes.isWhole(v) ? (scope.isInteger(v) ? "1%Z" : "1%nat") : v.isScalar() ? "0"
                : "(fun " + "_ ".repeat(v.sizes().size()) + "=> 0)")).collect(Collectors.joining()) + ")";
    }

    /// Whether the premises speak of the same values as the conclusion.
    private static boolean isPlain(Way way) {
        return switch (way) {
            case LOGIC, CASES, ENTRY, EQUALITY, REWRITE, DEFINITION, ALGEBRA, IDENTITY, LOG_PRODUCT, ROOT, BRANCH, SUM, SIGN, COMBINATION, MONOTONE, ENCLOSURE, ABSURD, SLOPE -> true;
            case INSTANCE, FOR_ALL, INDUCTION, SUM_SIGN, BOUND, ATTAINED, MEAN_VALUE, DERIVATIVE -> false;
        };
    }

    private static List<Node> nodes(Line l) {
        List<Node> all = new ArrayList<>(l.given());
        switch (l.said()) {
            case Said.Fact f -> all.add(f.condition());
            case Said.Equal e -> {
                all.add(e.left());
                all.add(e.right());
            }
            case Said.Slope s -> {
                all.add(s.function());
                all.add(s.variable());
                all.addAll(s.index());
                all.add(s.derivative());
            }
        }
        return all;
    }

    // ------------------------------------------------------------------------------------------ statements

    private List<Symbol> ordered(int line) {
        return symbols.get(line).stream().sorted(Comparator.comparingInt(Statements::rank)).toList();
    }

    private String statement(int line) {
        Line l = proof.lines().get(line);
        List<Symbol> all = ordered(line);
        StringBuilder s = new StringBuilder(all.isEmpty() ? "" : "forall ");
        s.append(all.stream().map(v -> Gallina.binder(v, names.get(v), scope)).collect(Collectors.joining(" "))).append(all.isEmpty() ? "" : ", ");
        for (Symbol v : all) if (v.isIndex()) s.append(Wholes.range(v, names.get(v), scope)).append(" -> ");
        for (Condition c : l.given()) s.append(gallina.proposition(c, scope)).append(" -> ");
        return s + said(l.said());
    }

    private String said(Said said) {
        return switch (said) {
            case Said.Fact f -> gallina.proposition(f.condition(), scope);
            case Said.Equal e -> "(" + gallina.value(e.left(), scope) + " = " + gallina.value(e.right(), scope) + ")";
            case Said.Slope s -> "(is_derive " + path(s, s.function()) + " " + at(s) + " " + gallina.value(s.derivative(), scope) + ")";
        };
    }

    private String path(Said.Slope s, Expr function) {
        String t = gallina.fresh(s.index().isEmpty() ? s.variable().name() : "t");
        String x = names.get(s.variable());
        String moved = s.index().isEmpty() ? t : "(upd" + (s.index().size() == 2 ? "2 " : " ") + x + " " + String.join(" ", gallina.indices(s.index(), scope)) + " " + t + ")";
        return "(fun " + t + " : R => " + gallina.value(function, scope.with(s.variable(), moved)) + ")";
    }

    private String at(Said.Slope s) {
        String x = names.get(s.variable());
        return s.index().isEmpty() ? x : "(" + x + " " + String.join(" ", gallina.indices(s.index(), scope)) + ")";
    }

    // ------------------------------------------------------------------------------------------ tactics

    /// Lines that are not needed only make the search longer.
    private String alone(int line) {
        List<Integer> by = proof.lines().get(line).by();
        return "clear" + (by.isEmpty() ? "" : " -" + by.stream().distinct().map(i -> " F" + i).collect(Collectors.joining())) + "; ";
    }

    /// A tactic that proves what one of the earlier lines says, at whatever indices; in a derivative also at other values of what moves.
    private String any(Line l) {
        return "ltac:(first [ " + l.by().stream().distinct().map(i -> "gs_line uconstr:(F" + i + arguments(l, i) + ") | ").collect(Collectors.joining()) + "fail ])";
    }

    private String arguments(Line l, int line) {
        Set<Symbol> moving = new LinkedHashSet<>();
        if (l.said() instanceof Said.Slope s) moving.add(s.variable());
        if (proof.lines().get(line).said() instanceof Said.Slope s) moving.add(s.variable());
        return ordered(line).stream().filter(v -> !v.isIndex()).map(v -> moving.contains(v) || !symbols.get(proof.lines().indexOf(l)).contains(v) ? " _" : " " + names.get(v)).collect(Collectors.joining());
    }

    private String tactic(int line) {
        Line l = proof.lines().get(line);
        String intro = "intros" + ordered(line).stream().map(v -> " " + names.get(v)).collect(Collectors.joining()) + "; intros; gs_given; ";
        if (l.way() == Way.CASES) {
            return intro + "gs_cases " + gallina.proposition(l.about().getFirst(), scope) + " ltac:(" + use(l.by().getFirst(), Map.of()) + ") ltac:(" + use(l.by().getLast(), Map.of()) + ")";
        }
        if (l.way() == Way.REWRITE && l.said() instanceof Said.Equal) return intro + "gs_or ltac:(gs_congruent " + any(l) + ") ltac:(" + uses(l) + "gs_rewrite)";
        if (l.way() == Way.SLOPE) return intro + facts(l) + "gs_or ltac:(" + chain(l) + " " + any(l) + " ltac:(" + opened() + "idtac)) ltac:(" + opened() + "gs_slope)";
        return intro + (isPlain(l.way()) ? uses(l) : "") + switch (l.way()) {
            case LOGIC -> "gs_logic";
            case CASES -> throw new IllegalStateException("cases have been told");
            case INSTANCE, DERIVATIVE -> use(l.by().getFirst(), l.values()) + "; gs_instance";
            case ENTRY -> "gs_entry";
            case FOR_ALL -> "gs_for_all uconstr:(F" + l.by().getFirst() + arguments(l, l.by().getFirst()) + ")";
            case EQUALITY -> "gs_equality";
            case REWRITE -> "gs_rewrite";
            case DEFINITION -> opened() + "gs_definition";
            case ALGEBRA -> "gs_algebra";
            case IDENTITY -> "gs_identity";
            case LOG_PRODUCT -> "gs_log_product";
            case ROOT -> "gs_root";
            case BRANCH -> "gs_branch";
            case SUM -> "gs_sum";
            case INDUCTION -> induction(l);
            case SIGN -> "gs_sign";
            case COMBINATION -> "gs_combination";
            case SUM_SIGN -> "gs_sum_sign ltac:(fun k => " + summand(l) + ")";
            case BOUND -> "gs_bound " + natural(l.values().values().iterator().next());
            case ATTAINED -> attained(l);
            case MONOTONE -> "gs_monotone";
            case ENCLOSURE -> "gs_enclosure";
            case MEAN_VALUE -> mean(l);
            case ABSURD -> "gs_absurd";
            case SLOPE -> opened() + "gs_slope";
        };
    }

    /// The rule, with the two functions where one is put into the other.
    private String chain(Line l) {
        Said.Slope own = (Said.Slope) l.said();
        List<Said.Slope> parts = l.by().stream().map(i -> proof.lines().get(i).said()).filter(Said.Slope.class::isInstance).map(Said.Slope.class::cast).toList();
        boolean composed = parts.size() == 2 && parts.getFirst().variable() != own.variable() && parts.getLast().variable() == own.variable();
        return composed ? "gs_chain " + path(parts.getFirst(), parts.getFirst().function()) + " " + path(parts.getLast(), parts.getLast().function()) : "gs_by_rule";
    }

    /// What earlier lines say that is no derivative.
    private String facts(Line l) {
        return l.by().stream().distinct().filter(i -> proof.lines().get(i).said() instanceof Said.Fact).map(i -> "try (" + use(i, Map.of()) + "); ").collect(Collectors.joining());
    }

    private String uses(Line l) {
        return (l.way() == Way.LOGIC ? l.by().reversed() : l.by()).stream().distinct().map(i -> (l.way() == Way.REWRITE ? "try " : "") + use(i, Map.of()) + "; ").collect(Collectors.joining());
    }

    private String opened() {
        return gallina.defined().reversed().stream().map(d -> "gp_open " + d + "; ").collect(Collectors.joining());
    }

    /// The line at values of its symbols.
    private String use(int line, Map<Symbol, Expr> values) {
        Substitution s = new Substitution(values);
        return use(line, ordered(line).stream().map(v -> argument(v, values.isEmpty() ? v : s.apply((Expr) v))).toList());
    }

    private static String use(int line, List<String> arguments) {
        return "gs_use (F" + line + arguments.stream().map(a -> " " + a).collect(Collectors.joining()) + ")";
    }

    private String argument(Symbol v, Expr value) {
        if (Wholes.isWhole(v)) return scope.isInteger(v) ? "(" + Wholes.integer(value, scope) + ")%Z" : natural(value);
        return v.isScalar() ? gallina.value(value, scope) : gallina.tensor(value, scope);
    }

    private String natural(Expr value) {
        return "(" + Wholes.cut(value, scope) + ")%nat";
    }

    /// The same line with another name for one symbol.
    private String moved(int line, Symbol x, String t) {
        return use(line, ordered(line).stream().map(v -> v == x ? t : names.get(v)).toList());
    }

    private String summand(Line l) {
        int term = l.by().getFirst();
        Expr.Big sum = ((Said.Fact) l.said()).condition() instanceof Condition.Compare c && c.left() instanceof Expr.Big b ? b : null;
        if (sum == null) throw new Unsaid("a sign of no sum");
        return moved(term, sum.index(), "k");
    }

    private String attained(Line l) {
        Expr.Extreme m = extreme(l);
        return "gs_attained " + gallina.value(m, scope) + " ltac:(fun k => " + moved(l.by().getFirst(), m.index(), "k") + ")";
    }

    private static Expr.Extreme extreme(Line l) {
        return (Expr.Extreme) ((Condition.Compare) l.about().getFirst()).right();
    }

    private String induction(Line l) {
        Condition.Compare from = (Condition.Compare) l.about().getFirst();
        Symbol n = (Symbol) from.right();
        if (scope.isInteger(n)) throw new Unsaid("an induction over what may be negative");
        String k = gallina.fresh(n.name());
        Scope inner = scope.with(n, k);
        String claim = "(fun " + k + " : nat => " + gallina.proposition(((Said.Fact) l.said()).condition(), inner) + ")";
        return "gs_induction " + claim + " " + natural(from.left()) + " " + names.get(n) + " ltac:("
                + use(l.by().getFirst(), Map.of()) + ") ltac:(fun k => " + moved(l.by().getLast(), n, "k") + ")";
    }

    private String mean(Line l) {
        Said.Slope slope = (Said.Slope) proof.lines().get(l.by().getFirst()).said();
        Condition.Compare c = (Condition.Compare) ((Said.Fact) l.said()).condition();
        Said.Fact sign = (Said.Fact) proof.lines().get(l.by().getLast()).said();
        Relation r = ((Condition.Compare) sign.condition()).relation();
        boolean strict = r == Relation.GT || r == Relation.LT;
        boolean up = r == Relation.GT || r == Relation.GE;
        Condition.Compare way = way(l, slope, c);
        Expr point = way.left();
        boolean right = way.relation() == Relation.LT || way.relation() == Relation.LE;
        String x = names.get(slope.variable());
        String p = gallina.value(point, scope);
        String lemma = "gs_" + (up ? "up" : "down") + (strict ? "_strictly" : "");
        return "refine (" + lemma + " " + path(slope, slope.function()) + " " + path(slope, slope.derivative()) + " " + (right ? p + " " + x : x + " " + p) + " _ _ _)"
                + "; [ gs_fact | let t := fresh \"t\" in let Ht := fresh \"Ht\" in intros t Ht; " + moved(l.by().getFirst(), slope.variable(), "t") + "; gs_exact"
                + " | let t := fresh \"t\" in let Ht := fresh \"Ht\" in intros t Ht; " + moved(l.by().getLast(), slope.variable(), "t") + "; gs_fact ]";
    }

    /// On which side of which point the variable is.
    private static Condition.Compare way(Line l, Said.Slope slope, Condition.Compare claim) {
        Symbol x = slope.variable();
        for (Condition g : l.given()) {
            boolean apart = g instanceof Condition.Compare c && c.right() == x && !Free.occurs(x, c.left());
            if (apart && g instanceof Condition.Compare c && new Substitution(Map.of(x, c.left())).apply(slope.function()).equals(claim.left())) return c;
        }
        throw new Unsaid("a mean value from no point");
    }
}
