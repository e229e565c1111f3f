package org.gradproof.kernel;

/// A kernel rule was asked for something that it does not give; nothing was proved and nothing is wrong.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Rule rule;

    Refused(Rule rule, String reason) {
        super(rule.label() + ": " + reason, null, false, false);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
