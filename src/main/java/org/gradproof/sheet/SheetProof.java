package org.gradproof.sheet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Derivation.Line;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.prover.Claim;
import org.gradproof.prover.Prover;
import org.gradproof.prover.Verdict;
import org.gradproof.render.Steps;
import org.gradproof.render.Text;
import org.gradproof.syntax.Language;
import org.gradproof.syntax.Rejected;
import org.gradproof.syntax.Scope;
import org.gradproof.syntax.Source;
import org.gradproof.syntax.Statement;
import org.gradproof.tensor.Lifting;

/// What a sheet says is checked before it is written: every formula is printed, read back and found to be the same, every
/// line of a calculation is proved from the one before.
///
/// Nothing that a user writes can make a check fail; a failure is a mistake of ours and is thrown.
final class SheetProof {
    private final Prover prover;
    private final Set<Node> known = new HashSet<>();

    SheetProof(Lemmas lemmas, Duration limit) {
        this.prover = new Prover(lemmas, limit);
    }

    /// @throws IllegalStateException where the formula is not read back as what it was
    void readBack(Node node, Scope scope) {
        boolean plain = node instanceof Symbol || node instanceof Expr.Num || node instanceof Expr.Limit l && l.isInfinity();
        if (plain || !Steps.isPrintable(node) || !known.add(node)) return;
        String text = Text.line(node);
        // What is true for all k is said in brackets; without them it would be said under a condition on k.
        Node again = read(node instanceof Condition.ForAll ? "(" + text + ")" : text, declared(node, scope));
        if (!same(node, again)) throw new IllegalStateException("the formula " + text + " is not read back as what it is");
    }

    private static Node read(String text, Scope scope) {
        try {
            Statement s = Language.statement(Source.of("latex " + text), scope).statement();
            if (s instanceof Statement.Show show) return show.subject();
        } catch (Rejected e) {
            throw new IllegalStateException("the formula " + text + " cannot be read back: " + e.diagnostic().sentence(), e);
        }
        throw new IllegalStateException("the formula " + text + " is not read back as a formula");
    }

    /// The scope with the names that only the statement itself declared.
    private static Scope declared(Node node, Scope scope) {
        Scope result = scope;
        for (Symbol s : Free.of(node)) {
            if (result.symbol(s.name()).filter(known -> known == s).isEmpty()) result = result.declaring(s);
        }
        return result;
    }

    /// Identical, or proved to be equal: a fraction that we made is read as a division.
    private boolean same(Node a, Node b) {
        if (a == b) return true;
        return switch (a) {
            case Expr e -> b instanceof Expr f && e.sizes().equals(f.sizes()) && judged(e, f, List.of()) instanceof Verdict.Proved;
            case Condition.Compare c -> b instanceof Condition.Compare d && c.relation() == d.relation() && same(c.left(), d.left()) && same(c.right(), d.right());
            case Condition.And c -> b instanceof Condition.And d && all(c.parts(), d.parts());
            case Condition.Or c -> b instanceof Condition.Or d && all(c.parts(), d.parts());
            case Condition.ForAll c -> b instanceof Condition.ForAll d && c.index() == d.index() && same(c.body(), d.body());
        };
    }

    private boolean all(List<Condition> as, List<Condition> bs) {
        if (as.size() != bs.size()) return false;
        for (int i = 0; i < as.size(); i++) if (!same(as.get(i), bs.get(i))) return false;
        return true;
    }

    private Verdict judged(Expr left, Expr right, List<Condition> assumptions) {
        return prover.judge(Claim.equal(left, right, assumptions.toArray(Condition[]::new))).overall();
    }

    /// The lines that could not be proved from the one before and only agree with it at sample points.
    ///
    /// @throws IllegalStateException where a line is wrong
    List<Line> unproved(List<Line> lines, List<Condition> assumptions) {
        List<Line> open = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            Expr before = lines.get(i - 1).term();
            Expr now = lines.get(i).term();
            switch (judged(before, now, assumptions)) {
                case Verdict.Proved _ -> { }
                case Verdict.Undecided _, Verdict.Consistent _ -> {
                    boolean notation = before instanceof Expr.Array a && a.sizes().equals(now.sizes()) && Lifting.proved(a, now, new Facts(assumptions)).isPresent();
                    if (!notation) open.add(lines.get(i));
                }
                case Verdict.Refuted _, Verdict.Rounding _ -> throw new IllegalStateException("the line "
                        + Text.line(now) + " does not equal " + Text.line(before) + ", the line before");
            }
        }
        return open;
    }

    /// Of a decimal as it is printed.
    static Expr number(String text) {
        return Terms.num(org.gradproof.expr.Rational.parse(text));
    }
}
