package org.gradproof.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.checker.Form.Kind;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Judgement.Continuous;
import org.gradproof.kernel.Judgement.Equal;
import org.gradproof.kernel.Judgement.Eventually;
import org.gradproof.kernel.Judgement.HasDerivative;
import org.gradproof.kernel.Judgement.Holds;
import org.gradproof.kernel.Judgement.SideDerivative;
import org.gradproof.kernel.Judgement.Target;
import org.gradproof.kernel.Judgement.Tends;

/// One step under examination: what it concludes, what its hypotheses say, and what its premises add.
///
/// A premise counts once its own hypotheses are known here; then what it says is known here too.
final class Move {
    final Desk desk;
    final Forms forms;
    final Step step;
    private Facts facts;

    Move(Desk desk, Step step) {
        this.desk = desk;
        this.forms = desk.forms;
        this.step = step;
        this.facts = desk.facts(step.hypotheses());
    }

    static void demand(boolean right, String reason) {
        if (!right) throw new Objection(true, reason);
    }

    Facts facts() {
        return facts;
    }

    Form read(Node n) {
        return desk.reading.read(n);
    }

    Form read(Node n, Map<Symbol, Form> values) {
        return values.isEmpty() ? read(n) : desk.reading.under(values).read(n);
    }

    boolean same(Form a, Form b) {
        return desk.residues.same(a, b);
    }

    /// Whether the two are the same function of their parts; where both have values they are equal.
    boolean same(Expr a, Expr b) {
        return same(read(a), read(b));
    }

    // ------------------------------------------------------------------------------------------------ conclusion

    <J extends Judgement> J concluded(Class<J> kind) {
        demand(kind.isInstance(step.judgement()), "another kind of conclusion is needed");
        return kind.cast(step.judgement());
    }

    Equal equal() {
        return concluded(Equal.class);
    }

    HasDerivative derivative() {
        return concluded(HasDerivative.class);
    }

    Form fact() {
        return read(concluded(Holds.class).condition());
    }

    void demandKnown(Form condition, String what) {
        demand(facts.knows(condition), what + ": nothing says that " + condition);
    }

    void demandDefined(Node n) {
        demandDefined(read(n));
    }

    void demandDefined(Form f) {
        demand(facts.defined(f), "nothing says that this has a value: " + f);
    }

    void demandSame(Form conclusion, Form wanted, String what) {
        demand(same(conclusion, wanted), what);
    }

    /// The conclusion has a value and is the wanted term.
    void demandIs(Expr conclusion, Expr wanted, String what) {
        demand(same(conclusion, wanted), what);
        demandDefined(conclusion);
    }

    // ------------------------------------------------------------------------------------------------ premises

    Step premise(int i) {
        demand(i < step.premises().size(), "a premise is missing");
        return step.premises().get(i);
    }

    void demandPremises(int many) {
        demand(step.premises().size() == many, many + " premises are needed");
    }

    <J extends Judgement> J judgement(Step premise, Class<J> kind) {
        demand(kind.isInstance(premise.judgement()), "a premise of another kind is needed");
        return kind.cast(premise.judgement());
    }

    Form fact(Step premise) {
        return read(judgement(premise, Holds.class).condition());
    }

    /// The premise's hypotheses are known here, and so is what it says.
    void carry(Step premise) {
        if (premise.hypotheses() != step.hypotheses()) {
            for (Condition h : premise.hypotheses()) demandKnown(read(h), "a hypothesis of a premise is lost");
        }
        use(premise.judgement(), Map.of());
    }

    void carryAll() {
        step.premises().forEach(this::carry);
    }

    /// The premise's hypotheses are known here for these values of its symbols, and so is what it says.
    void carry(Step premise, Map<Symbol, Form> values) {
        demandHypotheses(premise, values);
        use(premise.judgement(), values);
    }

    void demandHypotheses(Step premise, Map<Symbol, Form> values) {
        for (Condition h : premise.hypotheses()) demandKnown(read(h, values), "a hypothesis of a premise is lost");
    }

    /// What the premise says is known where its hypotheses are, here in fewer cases.
    static void demandHypotheses(Facts inside, Step premise, Move m, String where) {
        for (Condition h : premise.hypotheses()) demand(inside.knows(m.read(h)), "a hypothesis of a premise is lost " + where + ": " + m.read(h));
    }

    void use(Judgement j, Map<Symbol, Form> values) {
        List<Form> known = new ArrayList<>();
        List<Form> valued = new ArrayList<>();
        said(j, values, known, valued);
        facts = facts.with(known, valued);
    }

    void know(List<Form> conditions) {
        if (!conditions.isEmpty()) facts = facts.with(conditions, List.of());
    }

    private void said(Judgement j, Map<Symbol, Form> values, List<Form> known, List<Form> valued) {
        switch (j) {
            case Equal e -> {
                valued.add(read(e.left(), values));
                valued.add(read(e.right(), values));
                if (e.left().isScalar() && e.right().isScalar()) known.add(forms.equal(read(e.left(), values), read(e.right(), values)));
            }
            case Holds h -> known.add(read(h.condition(), values));
            case HasDerivative d -> {
                valued.add(read(d.function(), values));
                valued.add(read(d.derivative(), values));
            }
            case Continuous c -> valued.add(read(c.function(), values));
            case SideDerivative d -> valued.add(read(d.value(), values));
            case Tends t -> {
                approached(t.approach(), values, valued);
                if (t.target() instanceof Target.Finite v) valued.add(read(v.value(), values));
            }
            case Eventually e -> approached(e.approach(), values, valued);
        }
    }

    private void approached(Approach approach, Map<Symbol, Form> values, List<Form> valued) {
        if (approach instanceof Approach.To t) valued.add(read(t.point(), values));
    }

    /// Facts in which the judgement's terms have values too.
    Facts also(Facts inside, Judgement j) {
        List<Form> known = new ArrayList<>();
        List<Form> valued = new ArrayList<>();
        said(j, Map.of(), known, valued);
        return inside.with(known, valued);
    }

    // ------------------------------------------------------------------------------------------------ variables

    Form symbol(Symbol s) {
        return desk.reading.symbol(s);
    }

    boolean moves(Symbol x, Node n) {
        return read(n).speaksOf(symbol(x));
    }

    /// What is known at every value of the index.
    Facts under(Symbol k) {
        Form variable = symbol(k);
        return facts.under(variable.arg(0), variable.arg(1), variable);
    }

    /// The values of a recorded choice, read in the same context as everything else.
    Map<Symbol, Form> values(Map<Symbol, Expr> chosen) {
        Map<Symbol, Form> out = new HashMap<>();
        chosen.forEach((s, e) -> out.put(s, read(e)));
        return out;
    }

    /// The arguments of a form of the kind.
    List<Form> parts(Form f, Kind kind, String what) {
        demand(f.kind() == kind, what);
        return f.args();
    }
}
