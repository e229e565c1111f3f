package org.gradproof.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.checker.Form.Kind;
import org.gradproof.expr.Condition;
import org.gradproof.kernel.Judgement.Equal;

/// Equations as replacements, at places that may lie under binders.
final class Replacements {
    private final Move m;
    private final Map<Form, List<Form>> equations = new HashMap<>();
    private final Map<List<Form>, Step> sources = new HashMap<>();
    /// What the equations and their hypotheses speak of.
    private final Set<Form> spoken = new LinkedHashSet<>();
    private final Map<Facts, Map<List<Form>, Boolean>> answers = new HashMap<>();

    Replacements(Move m, List<Step> premises) {
        this.m = m;
        for (Step p : premises) {
            Equal e = m.judgement(p, Equal.class);
            Form l = m.read(e.left());
            Form r = m.read(e.right());
            equations.computeIfAbsent(l, _ -> new ArrayList<>()).add(r);
            sources.putIfAbsent(List.of(l, r), p);
            spoken.addAll(l.loose());
            spoken.addAll(r.loose());
            for (Condition h : p.hypotheses()) spoken.addAll(m.read(h).loose());
        }
    }

    /// Whether the second comes from the first by replacing parts that the equations say are equal.
    boolean leads(Form from, Form to, Facts facts) {
        if (from == to) return true;
        Map<List<Form>, Boolean> known = answers.computeIfAbsent(facts, _ -> new HashMap<>());
        Boolean ready = known.get(List.of(from, to));
        if (ready != null) return ready;
        Set<List<Form>> met = new HashSet<>();
        List<List<Form>> open = new ArrayList<>(List.of(List.of(from, to)));
        while (!open.isEmpty()) {
            List<Form> pair = open.removeLast();
            if (known.get(pair) == Boolean.TRUE || !met.add(pair)) continue;
            if (!step(pair.get(0), pair.get(1), facts, open)) {
                known.put(List.of(from, to), false);
                return false;
            }
        }
        for (List<Form> pair : met) known.put(pair, true);
        return true;
    }

    private boolean step(Form from, Form to, Facts facts, List<List<Form>> open) {
        if (from == to) return true;
        if (equations.getOrDefault(from, List.of()).contains(to)) {
            return sources.get(List.of(from, to)).hypotheses().stream().allMatch(h -> facts.knows(m.read(h)));
        }
        if (from.kind() == Kind.ALL || from.kind() == Kind.ANY) return connected(from, to, facts);
        if (from.kind() != to.kind() || !from.data().equals(to.data()) || from.args().size() != to.args().size()) return false;
        boolean still = from.kind() == Kind.DERIVATIVE || from.kind() == Kind.LIMIT;
        if (still && from.body() != to.body() || from.kind() == Kind.SYMBOL) return false;
        int body = still ? -1 : from.bodyPlace();
        for (int i = 0; i < from.args().size(); i++) if (i != body && from.arg(i) != to.arg(i)) open.add(List.of(from.arg(i), to.arg(i)));
        return body < 0 || under(from, to, facts);
    }

    private boolean under(Form from, Form to, Facts facts) {
        if (!from.args().subList(0, from.bodyPlace()).equals(to.args().subList(0, to.bodyPlace()))) return false;
        return candidates(from).stream().anyMatch(ks -> bodies(from, to, ks, facts));
    }

    /// The bound variables bear the names of indices that the equations speak of.
    private List<List<Form>> candidates(Form binder) {
        List<List<Form>> out = List.of(List.of());
        for (int b = 0; b < binder.binders(); b++) {
            Form lower = binder.kind() == Kind.ARRAY ? m.forms.one : binder.arg(0);
            Form upper = binder.kind() == Kind.ARRAY ? binder.arg(b) : binder.arg(1);
            Set<Form> names = new LinkedHashSet<>();
            for (Form k : spoken) if (ranges(k, lower, upper)) names.add(k);
            names.add(m.forms.symbol("•rewriting" + b, Form.Domain.INDEX, List.of(lower, upper)));
            out = out.stream().flatMap(before -> names.stream().filter(k -> !before.contains(k)).map(k -> {
                List<Form> longer = new ArrayList<>(before);
                longer.add(k);
                return longer;
            })).toList();
        }
        return out;
    }

    private static boolean ranges(Form k, Form lower, Form upper) {
        return k.isIndex() && k.kind() == Kind.SYMBOL && k.arg(0) == lower && k.arg(1) == upper;
    }

    private boolean bodies(Form from, Form to, List<Form> variables, Facts facts) {
        Form a = from.body();
        Form b = to.body();
        Facts inside = facts;
        for (int i = 0; i < variables.size(); i++) {
            Form k = variables.get(i);
            if (from.speaksOf(k) || to.speaksOf(k)) return false;
            a = m.forms.replace(a, m.forms.bound(from, i), k);
            b = m.forms.replace(b, m.forms.bound(to, i), k);
            inside = inside.under(k.arg(0), k.arg(1), k);
        }
        return leads(a, b, inside);
    }

    /// Each part of one becomes a part of the other.
    private boolean connected(Form from, Form to, Facts facts) {
        List<Form> targets = to.kind() == from.kind() ? to.args() : List.of(to);
        boolean there = from.args().stream().allMatch(p -> targets.stream().anyMatch(q -> leads(p, q, facts)));
        return there && targets.stream().allMatch(q -> from.args().stream().anyMatch(p -> leads(p, q, facts)));
    }
}
