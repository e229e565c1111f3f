package org.gradproof.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DiagnosticsTest {
    private static final Scope SCOPE = Typed.scope("""
            integer n, m
            vector t in R^n, u in R^m
            matrix W in R^(m, n)
            real x
            sigmoid(x) := 1/(1 + exp(-x))
            elu(x; alpha) := if x > 0 then x else alpha*(exp(x) - 1)
            z := W @ t
            """);

    @Test
    void showsPlaceCaretAndSuggestion() {
        assertEquals("""
                1:14  expected ')' to close the '(' at 1:11
                      prove tanh(x = 2
                                   ^
                      '=' stands in claims and conditions; := defines
                """, Typed.complaint("prove tanh(x = 2", SCOPE));
        assertEquals("""
                1:7  there is no function 'sigmod'
                      prove sigmod(x) = 1
                            ^
                      did you mean 'sigmoid'?
                """, Typed.complaint("prove sigmod(x) = 1", SCOPE));
    }

    @Test
    void showsAWindowOfALongLine() {
        String text = "x + ".repeat(100) + "Sigmoid(x)" + " + x".repeat(100);
        assertEquals("1:401  there is no function 'Sigmoid'\n      …" + "x + ".repeat(50).substring(150) + "Sigmoid(x)"
                + " + x".repeat(10) + "…\n" + " ".repeat(57) + "^\n      did you mean 'sigmoid'?\n", Typed.complaint(text, SCOPE));
    }

    @Test
    void namesTheMistake() {
        says("x(x + 1)", "1:1  x is not a function | write x*(x + 1)");
        says("foo(x)", "1:1  there is no function 'foo' | define it: foo(x) := …; a product is written foo*(x)");
        says("(x)(x)", "1:4  expected an operator before '(' | write (x)*(x)");
        says("x y", "1:3  expected an operator before 'y' | write x*y");
        says("1/2x", "1:3  a product without sign after / or ^ has two readings | write the * and parentheses: 1/(2*x) or (1/2)*x");
        says("x +", "1:4  expected an expression after '+'");
        says("x + * 2", "1:5  expected an expression after '+'");
        says("(x", "1:3  expected ')' to close the '(' at 1:1");
        says("(x]", "1:3  expected ')' to close the '(' at 1:1");
        says("x)", "1:2  this ')' closes nothing");
        says("sin()", "1:1  expected one argument, found 0 | write sin(x)");
        says("sin", "1:1  sin is a function | write sin(…), or declare a variable: real sin");
        says("sigmoid", "1:1  sigmoid is a function | write sigmoid(x), or declare a variable: real sigmoid");
        says("elu(x, 1)", "1:1  elu takes one argument, found 2 | parameters stand after ';': elu(x; alpha)");
        says("elu(x)", "1:1  elu needs its parameter alpha | write elu(x; alpha)");
        says("elu(x; beta = 1)", "1:8  elu has no parameter of this name | write elu(x; alpha)");
        says("x / 0", "1:1  division by zero");
        says("sum(k in 1..0, k)", "1:10  the range 1..0 is empty");
        says("sum(k in 1..x, k)", "1:13  a size or a range needs integers, and x is a real number | declare it: integer x >= 1");
        says("sum(x)", "1:5  a sum over a number | write sum(k in 1..n, f), or declare: vector t in R^n");
        says("t + u", "1:1  the shapes do not fit: a vector in R^n and a vector in R^m");
        says("W * t", "1:1  the shapes do not fit: a matrix in R^(m, n) and a vector in R^n | '@' is the matrix product, * acts entry by entry");
        says("W @ u", "1:1  the shapes do not fit: a matrix in R^(m, n) and a vector in R^m | transpose the left side: .T");
        says("x @ t", "1:1  the shapes do not fit: a number and a vector in R^n | '@' is the product of matrices and vectors; use * with numbers");
        says("t[0]", "1:1  entry 0 of a range 1..n | entries are numbered from 1");
        says("x[1]", "1:1  1 index into a number | declare: vector x in R^n");
        says("x > 0", "1:1  a condition alone asks nothing | write prove x > 0, or define with :=");
        says("prove x", "1:7  expected a claim: two sides and a relation | write prove f = g, or <=, <, !=, ~ instead of =");
        says("prove t = u", "1:7  the sides have different shapes: a vector in R^n and a vector in R^m");
        says("d/dx", "1:1  expected what to differentiate after this | write d/dx f(x) or diff(f(x), x)");
        says("diff(x^2, n)", "1:11  n is an integer, not a real variable");
        says("diff(x^2, 2*x)", "1:11  a derivative is by a name | name the value first: z := …, then d L / d z");
        says("|x|", "1:1  the character '|' means nothing here | write abs(x) for |x|, norm(x) for ‖x‖, 'or' for ||");
        says("x; y", "1:2  expected an operator or the end of the statement, found ';' | one statement a line; ';' only separates parameters: elu(x; 1)");
        says("d/dx (x+1)(x+2)", "1:11  expected an operator before '(' | write (x+1)*(x+2)");
        says("f(x) = x^2 := 3", "1:1  this cannot be defined | write f(x) := …, S := … or y[i] := …");
        says("g(x) := g(x) + 1", "1:9  there is no function 'g' | define it: g(x) := …; a product is written g*(x)");
        says("q := q + 1", "1:1  q is defined by itself | give it another name");
        says("if x then 1 else 2", "1:4  expected a condition such as x > 0");
        says("plot elu(x; 1)", "1:1  'plot' is not supported yet");
        says("let z = 3", "1:5  z is defined by a term; data are for free names");
        says("let t = 3", "1:9  t is a vector in R^n, the value a number");
        says("1e999999999", "1:1  this number is too large to write out");
        says("x \u0000", "1:3  a NUL character; this looks like a binary file");
        says("proof\n x\n = 2", "3:5  expected a line that begins with '=' or another relation, or 'qed'");
        says("y[i] := 3", "1:3  the range of i is not known | write y[i in 1..n] := …, or index i in 1..n before");
    }

    @Test
    void saysThatBytesAreNoText() {
        Source source = Source.of("file", new byte[] {'x', '\n', (byte) 0xC3, '('});
        Sentence s = Reader.all(source).getFirst();
        assertEquals("2:1  this is not valid UTF-8", ((Reading.Refused) s.elaborate(SCOPE)).diagnostic().render().lines().findFirst().orElseThrow());
    }

    private static void says(String text, String expected) {
        String[] lines = Typed.complaint(text, SCOPE).split("\n");
        String suggestion = lines.length > 3 ? " | " + lines[3].strip() : "";
        String found = lines[0] + suggestion;
        if (expected.startsWith(found.split(" \\| ")[0]) && !expected.contains(" | ")) found = lines[0];
        assertEquals(expected, found);
    }
}
