package org.gradproof.expr;

/// A comparison of two real numbers.
public enum Relation {
    EQ, NE, LT, LE, GT, GE;

    /// The relation that holds exactly when this one does not.
    public Relation negated() {
        return switch (this) {
            case EQ -> NE;
            case NE -> EQ;
            case LT -> GE;
            case LE -> GT;
            case GT -> LE;
            case GE -> LT;
        };
    }

    /// The relation with its sides exchanged.
    public Relation swapped() {
        return switch (this) {
            case EQ, NE -> this;
            case LT -> GT;
            case LE -> GE;
            case GT -> LT;
            case GE -> LE;
        };
    }

    /// Whether the relation holds of two numbers that compare as `left.compareTo(right)` says.
    public boolean test(int comparison) {
        return switch (this) {
            case EQ -> comparison == 0;
            case NE -> comparison != 0;
            case LT -> comparison < 0;
            case LE -> comparison <= 0;
            case GT -> comparison > 0;
            case GE -> comparison >= 0;
        };
    }
}
