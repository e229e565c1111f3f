package org.gradproof.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradproof.certificate.Outline.Step;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Symbol;

/// Proofs of limits: a lemma for each step that was taken, each by the tactic of that step.
final class LimitScripts {
    private final Gallina gallina;
    private final Scope scope;
    private final List<Lemma> lemmas = new ArrayList<>();
    private int count;

    /// Something proved on the way.
    private record Lemma(String name, String statement, String tactic, boolean cases) {}

    LimitScripts(Gallina gallina, Scope scope) {
        this.gallina = gallina;
        this.scope = scope;
    }

    /// @param begin what comes first: the variables, or the point
    static String of(Question q, Statements s, String begin) {
        LimitScripts all = new LimitScripts(s.gallina(), s.scope());
        q.limits().values().forEach(found -> found.forEach(all::steps));
        boolean none = q.answer() instanceof Question.Answer.HasNoValue;
        String values = none ? "" : s.limits().stream().map(l -> all.value(q, l)).collect(Collectors.joining());
        String open = s.gallina().defined().reversed().stream().map(d -> " gp_open_all " + d + ".").collect(Collectors.joining());
        return begin + all.lemmas.stream().map(l -> "\n assert (" + l.name + " : " + l.statement + ").\n {" + open + (l.cases ? " gl_case." : "") + " " + l.tactic + ". }").collect(Collectors.joining())
                + "\n" + values + open + " gl_finish.";
    }

    /// What the limit is.
    private String value(Question q, Expr.Limit l) {
        List<Outline> found = q.limits().getOrDefault(l, List.of());
        if (found.size() != 1) return " eexists.";
        Expr target = found.getFirst().last().target();
        return " exists " + (q.left() == l || q.right() == l ? Limited.extended(gallina, target, scope) : gallina.value(target, scope)) + ".";
    }

    private void steps(Outline o) {
        List<String> names = new ArrayList<>();
        for (Step step : o.steps()) names.add(name(step, o, names));
    }

    private String name(Step step, Outline o, List<String> names) {
        return switch (step) {
            case Step.Continuous _ -> "";
            case Step.Near n -> {
                String x = gallina.fresh(n.variable().name());
                String statement = Limited.near(gallina, n.approach(), scope) + " (fun " + x + " : R => " + gallina.proposition(n.condition(), scope.with(n.variable(), x)) + ")";
                yield lemma("N", n, statement, n.by().stream().filter(i -> o.steps().get(i) instanceof Step.Tends).findFirst().map(i -> "gl_n_sign " + names.get(i)).orElse("gl_near"));
            }
            case Step.Tends t -> lemma("L", t, "filterlim " + function(t.function(), t.variable()) + " (" + Limited.near(gallina, t.approach(), scope) + ") (Rbar_locally "
                    + Limited.extended(gallina, t.target(), scope) + ")", tactic(t, o, names));
        };
    }

    /// In the cases in which the step is so.
    private String lemma(String letter, Step step, String statement, String tactic) {
        String name = letter + ++count;
        String given = step.given().stream().map(c -> gallina.proposition(c, scope) + " -> ").collect(Collectors.joining());
        lemmas.add(new Lemma(name, given + statement, tactic, !step.given().isEmpty() || tactic.startsWith("gl_cases")));
        return name;
    }

    private String function(Expr f, Symbol x) {
        String t = gallina.fresh(x.name());
        return "(fun " + t + " : R => " + gallina.value(f, scope.with(x, t)) + ")";
    }

    private String tactic(Step.Tends t, Outline o, List<String> names) {
        List<Integer> limits = t.by().stream().filter(i -> o.steps().get(i) instanceof Step.Tends).toList();
        String all = limits.stream().map(i -> " " + names.get(i)).reduce("", String::concat);
        return switch (t.way()) {
            case CONSTANT -> "gl_s_constant";
            case VARIABLE -> "gl_s_variable";
            case END -> "gl_s_end";
            case CONTINUOUS -> "gl_s_continuous";
            case EQUAL_FUNCTION -> "gl_s_equal" + all;
            case EQUAL_VALUE -> "gl_s_value" + all;
            case ARITHMETIC -> "gl_s_" + operation(t) + all;
            case SQUEEZE -> (limits.size() == 1 ? "gl_s_squeeze1" : "gl_s_squeeze") + all;
            case SIDES -> (limits.size() == 1 ? "gl_s_side" : "gl_s_both") + all;
            case CASES -> cases(t, o, all);
            case HOSPITAL -> "gl_s_hospital" + (limits.size() == 3 ? "0 " + names.get(limits.get(0)) + " " + names.get(limits.get(2)) + " " + names.get(limits.get(1))
                    : "1" + all);
            case COMPOSITION -> limits.size() == 2 ? "gl_s_comp" + all : into(t, o, names);
        };
    }

    private String cases(Step.Tends t, Outline o, String all) {
        List<String> told = o.steps().get(t.by().getFirst()).given().stream().filter(c -> !t.given().contains(c)).map(c -> gallina.proposition(c, scope)).toList();
        return "gl_cases " + (told.isEmpty() ? "True" : "(" + String.join(" /\\ ", told) + ")") + all;
    }

    private static String operation(Step.Tends t) {
        return switch (t.function()) {
            case Expr.Neg _ -> "opp";
            case Expr.Binary b when b.operator() == Operator.ADD -> "add";
            case Expr.Binary b when b.operator() == Operator.SUBTRACT -> "sub";
            case Expr.Binary b when b.operator() == Operator.MULTIPLY -> "mul";
            case Expr.Binary b when b.operator() == Operator.DIVIDE -> "div";
            case Expr _ -> throw new Unsaid("a step of the limit that is no operation");
        };
    }

    private String into(Step.Tends t, Outline o, List<String> names) {
        Step.Continuous c = (Step.Continuous) o.steps().get(t.by().getFirst());
        Step.Tends inner = (Step.Tends) o.steps().get(t.by().get(1));
        String name = lemma("C", c, "continuous " + function(c.function(), c.variable()) + " " + gallina.value(inner.target(), scope), "gp_c");
        return "gl_s_into " + name + " " + names.get(t.by().get(1));
    }
}
