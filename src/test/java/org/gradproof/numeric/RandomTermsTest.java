package org.gradproof.numeric;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;

/// Random terms: precisions agree, boxes hold their points, doubles agree with enclosures.
class RandomTermsTest {
    private static final long SEED = 20_261_120;
    private static final Operator[] OPERATORS = {Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY, Operator.DIVIDE, Operator.POWER};

    private final Symbol x = Symbol.real("x");
    private final Symbol y = Symbol.real("y");
    private final Enclosures enclosures = new Enclosures();

    private Rational number(Random random) {
        return Rational.of(random.nextInt(41) - 20, 1 + random.nextInt(8));
    }

    /// A term that shares parts.
    private Expr term(Random random) {
        List<Expr> parts = new ArrayList<>(List.of(x, y, Terms.num(number(random)), Terms.PI));
        for (int n = 0; n < 9; n++) {
            Expr a = parts.get(random.nextInt(parts.size()));
            Expr b = parts.get(Math.max(0, parts.size() - 1 - random.nextInt(4)));
            parts.add(switch (random.nextInt(8)) {
                case 0, 1, 2 -> Terms.binary(OPERATORS[random.nextInt(5)], a, b);
                case 3, 4, 5 -> Terms.apply(Primitive.values()[random.nextInt(Primitive.values().length)], b);
                case 6 -> Terms.pow(b, random.nextInt(5) - 1);
                default -> Terms.cases(Condition.compare(Relation.values()[random.nextInt(6)], a, b), a, Terms.neg(b));
            });
        }
        return parts.getLast();
    }

    @Test
    void precisionsAgreeAndBoxesHoldTheirPoints() {
        Random random = new Random(SEED);
        int values = 0;
        for (int n = 0; n < 1500; n++) {
            Expr e = term(random);
            Rational p = number(random);
            Rational q = number(random);
            Environment point = Environment.EMPTY.with(x, p).with(y, q);
            Enclosure fine = enclosures.value(e, point, 400);
            for (int bits : new int[] {24, 64, 150}) {
                Enclosure coarse = enclosures.value(e, point, bits);
                if (fine instanceof Enclosure.Undefined) assertFalse(coarse instanceof Enclosure.Value, () -> SEED + ": " + e);
                if (coarse instanceof Enclosure.Undefined) assertFalse(fine instanceof Enclosure.Value, () -> SEED + ": " + e);
                if (coarse instanceof Enclosure.Value(Interval c) && fine instanceof Enclosure.Value(Interval f)) {
                    assertFalse(c.disjoint(f), () -> SEED + ": " + e + " at " + point + ": " + c + " and " + f);
                    values++;
                }
            }
            Rational w = Rational.of(BigInteger.ONE, BigInteger.ONE.shiftLeft(random.nextInt(30)));
            Environment box = Environment.EMPTY.with(x, Interval.between(p.subtract(w), p.add(w)))
                    .with(y, Interval.between(q, q.add(w)));
            Enclosure wide = enclosures.value(e, box, 64);
            if (wide instanceof Enclosure.Value(Interval c)) {
                assertTrue(fine instanceof Enclosure.Value || fine instanceof Enclosure.Unknown, () -> SEED + ": " + e + " at " + point);
                if (fine instanceof Enclosure.Value(Interval f)) {
                    assertFalse(c.disjoint(f), () -> SEED + ": " + e + " in " + box + ": " + c + " lacks " + f);
                }
            }
            if (wide instanceof Enclosure.Undefined) assertFalse(fine instanceof Enclosure.Value, () -> SEED + ": " + e + " in " + box);
        }
        assertTrue(values > 1000, "only " + values + " values");
    }

    @Test
    void doublesAgreeWhereTheTermIsWellConditioned() {
        Random random = new Random(SEED + 1);
        int compared = 0;
        List<String> different = new ArrayList<>();
        for (int n = 0; n < 1500; n++) {
            Expr e = term(random);
            double p = (random.nextInt(4096) - 2048) / 256.0;
            double q = (random.nextInt(4096) - 2048) / 256.0;
            // a box of a few units in the last place around the point: its image shows how sensitive the term is
            Environment box = Environment.EMPTY.with(x, around(p)).with(y, around(q));
            Enclosure image = enclosures.value(e, box, 48);
            double found = Compiled.of(e, List.of(x, y), Environment.EMPTY).value(p, q);
            if (image instanceof Enclosure.Value(Interval i) && i.accuracy() > 20 && Math.abs(i.middle()) < 1e280
                    && Math.abs(i.middle()) > 1e-280 && Double.isFinite(found) && found != 0) {
                if (Math.abs(i.middle() - found) > Math.abs(i.middle()) * 1e-5) different.add(e + " at " + p + ", " + q + ": " + found);
                compared++;
            }
        }
        assertTrue(compared > 200, "only " + compared + " compared");
        // the tangent of a constant like 17^17 is beyond doubles, whatever x is
        assertTrue(different.size() * 200 <= compared, () -> (SEED + 1) + ": " + different);
    }

    private static Interval around(double p) {
        Rational r = Rational.of(p);
        Rational w = Rational.of(BigInteger.ONE, BigInteger.ONE.shiftLeft(50));
        return Interval.between(r.subtract(w), r.add(w));
    }
}
