package org.gradproof.kernel;

import static org.gradproof.kernel.Attack.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;

/// The audit of what is believed: every fact of the table stands in a golden file, and is true of numbers.
///
/// Rewriting the file: `mvn test -Dtest=TableTest -Dgolden.update=true`; the run that changes it fails.
class TableTest {
    private static final Path GOLDEN = Path.of("src/test/resources/org/gradproof/kernel/table.golden");
    private static final Symbol u = Symbol.real("u");
    private static final Symbol v = Symbol.real("v");
    private static final double[] SAMPLES = {-7, -3.25, -2, -1.5, -1, -0.75, -0.3, -0.01, 0, 0.02, 0.25, 0.5, 0.9, 1, 1.3, 2, 2.5, 3, 6.5};

    @Test
    void theTableIsTheAuditedOne() throws IOException {
        List<String> facts = facts();
        List<String> audited = Files.exists(GOLDEN) ? Files.readAllLines(GOLDEN) : List.of();
        if (facts.equals(audited)) return;
        if (Boolean.getBoolean("golden.update")) {
            Files.write(GOLDEN, facts);
            fail(GOLDEN + " was rewritten: read what changed, and run again");
        }
        List<String> gone = new ArrayList<>(audited);
        gone.removeAll(facts);
        List<String> fresh = new ArrayList<>(facts);
        fresh.removeAll(audited);
        fail("the table of primitives is not the audited one\n- " + String.join("\n- ", gone) + "\n+ " + String.join("\n+ ", fresh));
    }

    private static List<String> facts() {
        List<String> facts = new ArrayList<>();
        for (Primitive f : Primitive.values()) {
            for (Condition c : Table.domain(f, u)) facts.add(f.text() + " domain " + c);
            for (Condition c : Table.smooth(f, u)) facts.add(f.text() + " differentiable-where " + c);
            facts.add(f.text() + " derivative " + Table.derivative(f, u));
            for (Condition c : Table.range(f, u)) facts.add(f.text() + " range " + c);
            if (Table.increasing(f)) facts.add(f.text() + " increasing");
            for (Table.End e : Table.ends(f)) facts.add(f.text() + " limit " + e.approach() + " " + e.target());
        }
        for (Table.Identity id : Table.Identity.values()) {
            facts.add("identity " + id + " " + id.left(u, v) + " = " + id.right(u, v)
                    + (id.condition(u, v).isEmpty() ? "" : " where " + id.condition(u, v)));
        }
        return facts;
    }

    @Test
    void theAuditIsPlainText() throws IOException {
        for (String line : Files.readAllLines(GOLDEN)) assertTrue(line.chars().allMatch(c -> c >= ' ' && c <= '~'), line);
    }

    @Test
    void derivativesAreThoseOfTheNumbers() {
        for (Primitive f : Primitive.values()) {
            int tried = 0;
            for (double at : SAMPLES) {
                Map<Symbol, Double> point = Map.of(u, at);
                if (!holdAll(Table.smooth(f, u), point)) continue;
                double h = 1e-5;
                if (!holdAll(Table.smooth(f, u), Map.of(u, at + h)) || !holdAll(Table.smooth(f, u), Map.of(u, at - h))) continue;
                double slope = (Doubles.primitive(f, at + h) - Doubles.primitive(f, at - h)) / (2 * h);
                double claimed = Doubles.value(Table.derivative(f, u), point);
                assertEquals(slope, claimed, 1e-6 * Math.max(1, Math.abs(slope)), f + " at " + at);
                tried++;
            }
            assertTrue(tried >= 5, f + " tried at " + tried + " points only");
        }
    }

    @Test
    void domainsAndRangesAreThoseOfTheNumbers() {
        for (Primitive f : Primitive.values()) {
            for (double at : SAMPLES) {
                Map<Symbol, Double> point = Map.of(u, at);
                boolean defined = holdAll(Table.domain(f, u), point);
                double value = Doubles.primitive(f, at);
                assertEquals(defined, Double.isFinite(value), f + " at " + at);
                if (!defined) continue;
                for (Condition c : Table.range(f, u)) assertTrue(Doubles.holds(c, point), c + " at " + at);
                // what is differentiable is defined
                if (holdAll(Table.smooth(f, u), point)) assertTrue(defined);
            }
        }
    }

    @Test
    void increasingFunctionsIncrease() {
        for (Primitive f : Primitive.values()) {
            boolean increases = true;
            for (int i = 0; i + 1 < SAMPLES.length; i++) {
                if (!holdAll(Table.domain(f, u), Map.of(u, SAMPLES[i])) || !holdAll(Table.domain(f, u), Map.of(u, SAMPLES[i + 1]))) continue;
                // beyond 6 the doubles of erf and Phi are 1
                if (Math.abs(SAMPLES[i]) > 5 || Math.abs(SAMPLES[i + 1]) > 5) continue;
                if (Doubles.primitive(f, SAMPLES[i]) >= Doubles.primitive(f, SAMPLES[i + 1])) increases = false;
            }
            assertEquals(increases, Table.increasing(f), f.toString());
        }
    }

    @Test
    void identitiesAreTrueOfNumbers() {
        for (Table.Identity id : Table.Identity.values()) {
            Theorem t = Theorem.identity(id, u, v);
            int tried = 0;
            for (double a : SAMPLES) {
                for (double b : SAMPLES) {
                    Map<Symbol, Double> point = Map.of(u, a, v, b);
                    if (!holdAll(List.copyOf(t.hypotheses()), point)) continue;
                    double left = Doubles.value(t.equal().left(), point);
                    double right = Doubles.value(t.equal().right(), point);
                    assertEquals(left, right, 1e-9 * Math.max(1, Math.abs(left)), id + " at " + point);
                    tried++;
                }
            }
            assertTrue(tried >= SAMPLES.length, id + " tried at " + tried + " points only");
        }
    }

    /// 0^0 = 1 and u^n = u·…·u are what the power identities are about.
    @Test
    void thePowerPlusOneAtZero() {
        Expr at = Terms.pow(ZERO, Terms.add(ZERO, ONE));
        Theorem t = Theorem.identity(Table.Identity.POWER_PLUS_ONE, ZERO, ZERO);
        equal(t, at, Terms.mul(ZERO, Terms.pow(ZERO, ZERO)), Condition.or(ne(ZERO, ZERO), ge(ZERO, ZERO)));
        assertEquals(Doubles.value(at, Map.of()), Doubles.value(t.equal().right(), Map.of()));
    }

    private static boolean holdAll(List<Condition> conditions, Map<Symbol, Double> point) {
        return conditions.stream().allMatch(c -> Doubles.holds(c, point));
    }
}
