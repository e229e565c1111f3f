package org.gradproof.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;

class StatementsTest {
    private static final Scope EMPTY = Scope.of(Names.NONE);

    private static Statement.Claim claim(String text, Scope scope) {
        return ((Statement.Prove) Typed.statement(text, scope)).claim();
    }

    @Test
    void declarationsAssume() {
        assertEquals("[(gt a 0)]", Typed.scope("real x, a > 0").assumptions().toString());
        assertEquals("[(ge n 1)]", Typed.scope("vector t in R^n").assumptions().toString());
        assertEquals("[(ge n 2)]", Typed.scope("integer n >= 2\nvector t in R^n").assumptions().toString());
        assertEquals("[(and (gt p 0) (lt p 1))]", Typed.scope("real p in (0, 1)").assumptions().toString());
        assertEquals("[(gt p 0)]", Typed.scope("real p in (0, inf)").assumptions().toString());
        assertEquals("[(or (eq y 0) (eq y 1))]", Typed.scope("real y in {0, 1}").assumptions().toString());
        assertEquals("[(ge n 1), (forall k 1 n (and (ge p k 0) (le p k 1)))]".replace("p k", "(at p k)"),
                Typed.scope("vector p in [0, 1]^n").assumptions().toString());
        assertEquals("[(ge n 1), (forall i 1 n (forall j 1 n (eq (at S i j) (at S j i))))]",
                Typed.scope("matrix S in R^(n, n) symmetric").assumptions().toString());
        assertEquals("[(ge n 1), (forall i 1 n (gt (at p i) 0))]", Typed.scope("vector p in R^n\nindex i in 1..n\nassume p[i] > 0").assumptions().toString());
        assertEquals("[(ge n 1), (eq (sum k 1 n (at t k)) 1)]", Typed.scope("vector t in R^n\nassume sum(t) = 1").assumptions().toString());
    }

    @Test
    void aNewDeclarationForgetsTheOldOne() {
        assertEquals("[]", Typed.scope("real a > 0\nreal a").assumptions().toString());
        assertTrue(Typed.scope("real a\na := 3").symbol("a").isEmpty());
        assertTrue(Typed.scope("a := 3\nreal a").defined("a").isEmpty());
    }

    /// In one statement nothing that was said of a name is lost.
    @Test
    void sayingTwoThingsOfANameKeepsBoth() {
        assertEquals("[(gt x 0), (lt x 5)]", Typed.scope("real x > 0, x < 5").assumptions().toString());
        assertEquals("[(gt x 0), (and (gt x 0) (lt x 5))]", Typed.scope("real x > 0, x in (0, 5)").assumptions().toString());
        assertEquals("[(gt u 1)]", claim("prove u > 0 for u > 1, real u", EMPTY).assumptions().toString());
        assertEquals("[(ge n 1), (ge n 2)]", claim("prove sum(t) = 1 for vector t in R^n, integer n >= 2", EMPTY).assumptions().toString());
    }

    @Test
    void refusesADeclarationThatChangesWhatWasSaid() {
        for (String text : List.of("prove x > 0 for x > 1, integer x", "prove t[1] = 1 for t[1]^2 = 1, vector t in R^2", "real x > 0, integer x")) {
            String said = Typed.complaint(text, EMPTY);
            assertTrue(said.contains("is declared after something was said of it"), said);
        }
    }

    @Test
    void definitionsOfEveryKind() {
        Scope scope = Typed.scope("""
                elu(x; alpha = 1) := if x >= 0 then x else alpha*(exp(x) - 1)
                softmax(vector z in R^n)[i] := exp(z[i])/sum(k in 1..n, exp(z[k]))
                norm(v) := sqrt(sum(k, v[k]^2))
                integer p
                y[i] := exp(x[i])/sum(k in 1..p, exp(x[k]))
                """);
        assertEquals("(elu x 1)", Language.expression("elu(x)", scope).toString());
        assertEquals("[p]", Language.expression("y", scope).sizes().toString());
        assertEquals("[3]", Language.expression("softmax([1, 2, 3])", scope).sizes().toString());
        assertEquals("(norm (list 1 2))", Language.expression("norm([1, 2])", scope).toString());
        Definition softmax = scope.defined("softmax").orElseThrow().definition();
        assertEquals(List.of(Symbol.whole("n")), softmax.sizes());
        assertTrue(scope.symbol("n").isEmpty(), "a size that calls bind is no name of the text");
    }

    @Test
    void aSizeThatTheBodySharesWithOthersIsFixed() {
        Scope scope = Typed.scope("vector t in R^n\nloss(vector z in R^n) := sum(k, t[k]*z[k])");
        assertEquals(List.of(), scope.defined("loss").orElseThrow().definition().sizes());
    }

    @Test
    void whatStandsAfterForHoldsForOneClaim() {
        Scope scope = Typed.scope("real a > 0");
        Statement.Claim c = claim("prove p*(1 - p) <= 1/4 for p in (0, 1), n != 3", scope);
        assertEquals("[(gt a 0), (and (gt p 0) (lt p 1)), (ne n 3)]", c.assumptions().toString());
        assertTrue(Typed.statement("prove x = x for integer n >= 2", scope) instanceof Statement.Prove);
        assertEquals("[(gt a 0)]", ((Reading.Understood) Reader.all(Source.of("prove a = a for p in (0, 1)")).getFirst().elaborate(scope)).after().assumptions().toString());
        assertEquals("[(gt a 0), (gt b 0), (gt c 0)]", claim("prove b*c > 0 for all b, c > 0", scope).assumptions().toString());
        assertEquals("[(gt a 0), (gt c 0)]", claim("prove c > 0 for real b, c > 0", scope).assumptions().toString());
        assertEquals("[(gt a 0), (ge m 1), (forall k 1 m (or (eq (at y k) 0) (eq (at y k) 1)))]",
                claim("prove sum(y) >= 0 for vector y in {0,1}^m", scope).assumptions().toString());
    }

    @Test
    void claimsAreChainsOfLinks() {
        Statement.Claim c = claim("prove 1/2 <= x < 1", EMPTY);
        assertEquals(2, c.links().size());
        assertEquals(Optional.of(Relation.LE), c.links().getFirst().relation());
        assertTrue(c.isChain());
        assertEquals(Optional.empty(), claim("prove x ~ 0.5", EMPTY).links().getFirst().relation());
        assertFalse(claim("prove x = 1 and y = 2", EMPTY).isChain());
    }

    @Test
    void aProofIsAChainWithReasons() {
        Statement.Claim c = ((Statement.Calculation) Typed.statement("""
                proof for x > 0
                    log(x^2)
                  = 2*log(x)      by logarithm, of a "power"
                  = log(x)
                    + log(x)
                qed
                """, EMPTY)).claim();
        assertEquals("[Optional[logarithm, of a \"power\"], Optional.empty]", c.links().stream().map(Statement.Link::reason).toList().toString());
        assertEquals("(+ (log x) (log x))", c.links().getLast().right().toString());
        assertEquals("[(gt x 0)]", c.assumptions().toString());
    }

    @Test
    void dataBindTheSizesThatFollow() {
        Scope scope = Typed.scope("vector x in R^n\nlet x = [1, -1, 0.5, 2]\nlet a = 2, b = a + 1");
        assertEquals("{a=2, b=(+ 2 1), n=4, x=(list 1 (- 1) 1/2 2)}", sorted(scope).toString());
        assertTrue(Typed.complaint("let t = [1, 2]", Typed.scope("vector x, t in R^n\nlet x = [1, 2, 3]")).contains("n is 3 through x, and 2 through t"));
        assertEquals("{n=2, x=(list 1 2)}", sorted(Typed.scope("vector x in R^n\nlet x = [1, 2, 3]\nlet x = [1, 2]")).toString());
    }

    private static TreeMap<String, Expr> sorted(Scope scope) {
        TreeMap<String, Expr> all = new TreeMap<>();
        scope.data().forEach((s, e) -> all.put(s.name(), e));
        return all;
    }

    @Test
    void wordsOfStatementsRemainNamesElsewhere() {
        assertEquals("(+ limit 1)", Typed.expr("limit + 1").toString());
        assertEquals("(* 2 index)", Typed.expr("2*index").toString());
        assertInstanceOf(Statement.Define.class, Typed.statement("check := 3", EMPTY));
        assertInstanceOf(Statement.Define.class, Typed.statement("steps(x) := 3*x", EMPTY));
        assertInstanceOf(Statement.Show.class, Typed.statement("steps d/dx x^2", EMPTY));
        assertEquals("(f u)", ((Statement.Show) Typed.statement("latex f", Typed.scope("f(u) := u^2"))).subject().toString());
        assertInstanceOf(Statement.Ask.class, Typed.statement("why", EMPTY));
        assertInstanceOf(Statement.Check.class, Typed.statement("check tanh(0.5) ~ 0.46", EMPTY));
        assertEquals(50, ((Statement.Evaluate) Typed.statement("eval x, y digits 50", EMPTY)).digits().orElseThrow());
        assertSame(Terms.add(Symbol.real("real"), Terms.ONE), Typed.expr("real + 1"));
    }

    @Test
    void statementsEndWithTheirLineUnlessTheyGoOn() {
        List<Sentence> all = Reader.all(Source.of("""
                x + 1
                y   # a comment
                a +
                b
                f(
                x,
                y
                )
                u
                  + v
                if x > 0
                then 1
                else 2

                w
                """));
        assertEquals(List.of("x + 1", "y", "a +\nb", "f(\nx,\ny\n)", "u\n  + v", "if x > 0\nthen 1\nelse 2", "w"),
                all.stream().map(Sentence::text).toList());
    }

    @Test
    void oneBadStatementCostsOnlyItself() {
        List<Sentence> all = Reader.all(Source.of("""
                prove tanh(x = 2
                1 + x
                y + (
                prove x = x
                z $ 3
                a
                """));
        assertEquals(List.of(false, true, false, true, false, true),
                all.stream().map(s -> s.elaborate(EMPTY) instanceof Reading.Understood).toList());
    }

    @Test
    void knowsWhenMoreTextIsNeeded() {
        for (String text : List.of("f(x", "a +", "proof\n x\n = y", "f(x) :=", "if x > 0", "[1,")) {
            assertTrue(Reader.all(Source.of(text)).getLast().isUnfinished(), text);
        }
        for (String text : List.of("f(x)", "a + * b", "tanh(x = 2", "x)")) {
            assertFalse(Reader.all(Source.of(text)).getLast().isUnfinished(), text);
        }
    }
}
