package org.gradproof.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.junit.jupiter.api.Test;

/// Every primitive against 70 digits computed by mpmath (known-values.txt: function, argument, value).
class KnownValuesTest {
    private record Row(Primitive f, Rational x, BigDecimal value) {}

    private static List<Row> rows() throws IOException {
        try (var in = KnownValuesTest.class.getResourceAsStream("known-values.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> {
                String[] parts = line.split(" ");
                String[] fraction = parts[1].split("/");
                return new Row(Primitive.named(parts[0]).orElseThrow(),
                        Rational.of(new BigInteger(fraction[0]), new BigInteger(fraction[1])), new BigDecimal(parts[2]));
            }).toList();
        }
    }

    @Test
    void everyPrimitiveHasItsKnownDigits() throws IOException {
        MathContext fiftyFive = new MathContext(55, RoundingMode.HALF_UP);
        for (Row r : rows()) {
            Interval found = Functions.apply(r.f, Interval.of(r.x), 240);
            Optional<Decimal> text = Decimals.decimal(found, 55);
            String digits = switch (text.orElseThrow(() -> new AssertionError(r + " " + found))) {
                case Decimal.Exact e -> e.text();
                case Decimal.Rounded e -> e.text();
                case Decimal.Absent e -> throw new AssertionError(e);
            };
            assertEquals(0, r.value.round(fiftyFive).compareTo(new BigDecimal(digits)), () -> r + " but " + digits);
        }
    }

    @Test
    void enclosuresAreTightAtEveryPrecision() throws IOException {
        for (int p : new int[] {24, 53, 64, 100, 128, 200, 333, 1000, 1500, 3000}) {
            for (Row r : rows()) {
                if (p > 1000 && r.x.denominator().bitLength() > 60) continue;
                Interval found = Functions.apply(r.f, Interval.of(r.x), p);
                // sine and cosine near a zero are accurate in the absolute sense only
                int least = r.f == Primitive.SIN || r.f == Primitive.COS || r.f == Primitive.TAN || r.f == Primitive.LOG ? 30 : 6;
                assertTrue(found.accuracy() >= p - least, () -> r + " at " + p + " bits: " + found + " " + found.accuracy());
            }
        }
    }

    @Test
    void moreBitsStayInsideOfFewer() throws IOException {
        for (Row r : rows()) {
            Interval fine = Functions.apply(r.f, Interval.of(r.x), 300);
            for (int p : new int[] {20, 40, 64, 90, 128, 250}) {
                Interval coarse = Functions.apply(r.f, Interval.of(r.x), p);
                assertTrue(coarse.encloses(fine), () -> r + " at " + p + ": " + coarse + " lacks " + fine);
            }
        }
    }
}
