package org.gradproof.kernel;

/// The rules that are believed. The label names a rule everywhere: in steps, audits and refusals.
public enum Rule {
    // logic
    ASSUMPTION("assumption"), WEAKENING("weakening"), DISCHARGE("discharge"), CASES("cases"), INSTANCE("instance"),
    BOTH("both"), PART("part"), EITHER("either"), FOR_ALL("for all"), RANGE("range of an index"), NAMED("named"),
    // equality
    REFLEXIVITY("reflexivity"), SYMMETRY("symmetry"), TRANSITIVITY("transitivity"), REWRITE("rewrite"),
    DEFINITION("definition"), FIELD("algebra"), COMBINATION("algebra with equations"), IDENTITY("identity"),
    EXP_SUM("exp of a sum"), LOG_PRODUCT("log of a product"), ROOT("square root"), BRANCH("case"), ENTRYWISE("entry by entry"),
    // sums
    LINEARITY("linearity of the sum"), CONSTANT_SUM("sum of a constant"), CONTRACTION("the sum keeps one term"),
    UNROLLING("terms written out"), RENAMING("renaming"), EXCHANGE("order of summation"), SPLITTING("splitting off a term"),
    INDUCTION("induction"), SAME_RANGE("same range"), LOG_OF_PRODUCT("log of a big product"), EXP_OF_SUM("exp of a big sum"),
    // maxima
    EXTREME_BOUND("bound by a maximum"), EXTREME_ATTAINED("the maximum is attained"),
    // order
    NUMBER("number"), RANGE_FACT("range of a function"), SQUARE("square"), ORDER_PRODUCT("product of signs"), ORDER_ADDITION("sum of two signs"),
    ORDER_QUOTIENT("quotient of signs"), ORDER_COMBINATION("linear combination"), ORDER_POWER("power of a positive"),
    ORDER_SUM("sum of signs"), ORDER_EQUAL("sign of an equal"), WEAKER("weaker relation"),
    MONOTONE("monotone function"), ENCLOSURE("bounds on an interval"), MEAN_VALUE("sign of the derivative"), ABSURD("contradiction"),
    // continuity and derivatives
    CONTINUITY("continuity"),
    CONSTANT("constant"), VARIABLE("variable"), ENTRY("entry"), NEGATION("negation"), SUM_RULE("sum rule"),
    DIFFERENCE_RULE("difference rule"), FACTOR_RULE("constant factor"), PRODUCT_RULE("product rule"),
    QUOTIENT_RULE("quotient rule"), POWER_RULE("power rule"), GENERAL_POWER("general power"), CHAIN_RULE("chain rule"),
    CASE_RULE("case by case"), SUM_DERIVATIVE("term by term"), PRODUCT_DERIVATIVE("factor by factor"),
    EXTREME_DERIVATIVE("the value that is the maximum"),
    EQUAL_FUNCTION("equal functions"), EQUAL_DERIVATIVE("simplification"), DERIVATIVE_VALUE("derivative"),
    REVERSE("reverse accumulation"), SIDE("one-sided derivative"), GLUE("left and right agree"),
    // limits
    NEARBY("near the limit"), EVENTUAL_SIGN("sign near the limit"), EVENTUAL_FACT("true near the limit"),
    LIMIT_CONSTANT("limit of a constant"), LIMIT_VARIABLE("limit of the variable"), LIMIT_CONTINUOUS("limit at a point of continuity"),
    LIMIT_ARITHMETIC("arithmetic of limits"), LIMIT_END("limit of a function"), LIMIT_COMPOSITION("limit of a composition"),
    LIMIT_EQUAL_FUNCTION("equal near the limit"), LIMIT_EQUAL_VALUE("equal limits"), HOSPITAL("l'Hospital's rule"), SQUEEZE("squeeze"),
    LIMIT_SIDES("left and right limit"), DIFFERENCE_QUOTIENT("limit of the difference quotient"), CONTINUOUS_LIMIT("the limit is the value"),
    LIMIT_VALUE("limit");

    private final String label;

    Rule(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
