package org.gradproof.worksheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.numeric.Decimal;
import org.gradproof.numeric.Decimals;
import org.gradproof.numeric.Enclosure;
import org.gradproof.numeric.Enclosures;
import org.gradproof.numeric.Environment;
import org.gradproof.numeric.Interval;
import org.gradproof.numeric.Truth;
import org.gradproof.worksheet.Result.Entry;

/// Numbers of terms at the data of a session.
final class Valuation {
    /// The digits that tell every double from its neighbours.
    static final int FULL = 17;
    private static final int MOST_BITS = 512;

    private final Enclosures enclosures = new Enclosures();
    private final Decimals decimals = new Decimals(enclosures);
    private final Environment environment;
    private final int digits;

    /// @param digits how many are shown
    Valuation(Map<Symbol, Expr> data, int digits) {
        this.digits = digits;
        this.environment = environment(data, digits);
    }

    /// Data that are no rational numbers stand for narrow intervals.
    private Environment environment(Map<Symbol, Expr> data, int digits) {
        int bits = 4 * Math.max(digits, FULL) + 256;
        Environment all = Environment.EMPTY;
        for (Map.Entry<Symbol, Expr> d : data.entrySet()) {
            Enclosures.Table table = enclosures.table(d.getValue(), Environment.EMPTY, bits);
            List<Interval> values = new ArrayList<>();
            for (Enclosure e : table.entries()) if (e instanceof Enclosure.Value(Interval i)) values.add(i);
            if (values.size() != table.entries().size()) continue;
            all = d.getKey().isScalar() ? all.with(d.getKey(), values.getFirst())
                    : all.with(d.getKey(), new Environment.Entries(table.sizes(), values));
        }
        return all;
    }

    Environment environment() {
        return environment;
    }

    Decimals decimals() {
        return decimals;
    }

    /// What would have to be known for a value, in a sentence; nothing where all is known.
    Optional<String> missing(Expr e) {
        TreeSet<String> names = Free.of(e).stream().filter(s -> !environment.has(s)).map(Symbol::name).collect(Collectors.toCollection(TreeSet::new));
        if (names.isEmpty()) return Optional.empty();
        String first = names.getFirst();
        return Optional.of((names.size() == 1 ? first + " has no value" : String.join(", ", names) + " have no values")
                + "; give data: let " + first + " = …");
    }

    /// The first of the conditions that is certainly false at the data.
    Optional<Condition> broken(Collection<Condition> conditions) {
        return conditions.stream().filter(c -> enclosures.holds(c, environment, MOST_BITS) == Truth.FALSE).findFirst();
    }

    Result.Evaluated absent(Place place, Expr subject, Optional<String> typed, String why) {
        Decimal none = new Decimal.Absent(why);
        return new Result.Evaluated(place, subject, typed, List.of(), List.of(new Entry(none, none)));
    }

    Result.Evaluated of(Place place, Expr subject, Optional<String> typed, Expr e) {
        if (e.isScalar()) return new Result.Evaluated(place, subject, typed, List.of(), List.of(entry(e)));
        int bits = (int) (Math.max(digits, FULL) * 3.33) + 64;
        Enclosures.Table table = enclosures.table(e, environment, bits);
        List<Entry> entries = new ArrayList<>();
        List<Integer> sizes = table.sizes();
        for (int i = 0; i < table.entries().size(); i++) {
            entries.add(sizes.isEmpty() ? absent(table.entries().get(i)) : entry(table.entries().get(i), e, sizes, i));
        }
        return new Result.Evaluated(place, subject, typed, sizes, entries);
    }

    private Entry entry(Expr e) {
        return new Entry(decimals.decimal(e, environment, digits), decimals.decimal(e, environment, Math.max(digits, FULL)));
    }

    /// From what is known already where that is enough.
    private Entry entry(Enclosure known, Expr e, List<Integer> sizes, int at) {
        if (known instanceof Enclosure.Value(Interval i)) {
            Optional<Decimal> shown = Decimals.decimal(i, digits);
            Optional<Decimal> full = Decimals.decimal(i, Math.max(digits, FULL));
            if (shown.isPresent() && full.isPresent()) return new Entry(shown.get(), full.get());
        }
        List<Expr> indices = sizes.size() == 1 ? List.of(Terms.num(at + 1))
                : List.of(Terms.num(at / sizes.getLast() + 1), Terms.num(at % sizes.getLast() + 1));
        return entry(Terms.entry(e, indices));
    }

    private static Entry absent(Enclosure why) {
        Decimal none = new Decimal.Absent(switch (why) {
            case Enclosure.Undefined u -> u.reason();
            case Enclosure.Unknown u -> u.reason();
            case Enclosure.Value _ -> "the digits could not be found";
        });
        return new Entry(none, none);
    }
}
