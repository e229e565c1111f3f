package org.gradproof.library;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradproof.expr.Rational;

/// Where to look for values of a parameter (of every entry of a vector); no assumption, only a place that shows much.
public sealed interface Range {
    String parameter();

    /// An open interval.
    record Interval(String parameter, Rational low, Rational high) implements Range {}

    record Values(String parameter, List<Rational> values) implements Range {
        public Values {
            values = List.copyOf(values);
        }
    }

    /// Between -4 and 4.
    static Range usual(String parameter) {
        return new Interval(parameter, Rational.of(-4), Rational.of(4));
    }

    /// `p in (0, 1), y in {-1, 1}`.
    static List<Range> parse(String text) {
        Matcher m = Pattern.compile("(\\w+) in ([({])([^)}]*)[)}](?:, )?").matcher(text);
        List<Range> all = new ArrayList<>();
        int end = 0;
        while (m.find() && m.start() == end) {
            List<Rational> numbers = Stream.of(m.group(3).split(",")).map(n -> Rational.parse(n.strip())).toList();
            all.add(m.group(2).equals("(") ? new Interval(m.group(1), numbers.getFirst(), numbers.getLast()) : new Values(m.group(1), numbers));
            end = m.end();
        }
        if (end != text.length()) throw new IllegalStateException("no range: " + text);
        return all;
    }
}
