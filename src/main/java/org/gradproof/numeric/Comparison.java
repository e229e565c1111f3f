package org.gradproof.numeric;

/// How two values lie to each other, with what was found of each.
public sealed interface Comparison {
    Enclosure left();

    Enclosure right();

    /// Certain: `order` is -1, 0 or 1 as the left value is smaller, equal (both exact) or greater.
    record Decided(int order, Enclosure left, Enclosure right) implements Comparison {}

    /// One of them has no value.
    record Undefined(Enclosure left, Enclosure right) implements Comparison {}

    /// The enclosures still meet at the greatest precision allowed, or one could not be found.
    record Undecided(Enclosure left, Enclosure right) implements Comparison {}

    /// Whether the two values are certainly different.
    default boolean differ() {
        return this instanceof Decided d && d.order != 0;
    }
}
