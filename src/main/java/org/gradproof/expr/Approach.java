package org.gradproof.expr;

/// How a variable moves where a limit is taken. It never takes the value that it approaches.
public sealed interface Approach {
    /// Towards a number.
    record To(Expr point, From from) implements Approach {
        public To {
            if (!point.isScalar()) throw new IllegalArgumentException("a number is approached");
        }
    }

    /// Beyond every bound, up or down.
    record Beyond(boolean up) implements Approach {}

    /// From which side a number is approached.
    enum From { LEFT, RIGHT, BOTH }
}
