package org.gradproof.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;

class ExpressionsTest {
    private static final Scope SCOPE = Typed.scope("""
            integer n >= 2
            vector t in R^n
            matrix W in R^(m, n)
            matrix A in R^(n, n)
            vector b in R^m
            index i, j in 1..n
            index r in 1..m
            f(u) := u^2
            elu(u; alpha) := if u > 0 then u else alpha*(exp(u) - 1)
            max(u, v) := if u >= v then u else v
            y[i] := exp(v[i])/sum(k, exp(v[k]))
            S := sum(t)
            z := W @ v + b
            """);

    /// `text -> term`, one case a line.
    private static void read(String cases) {
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (String line : cases.lines().toList()) {
            String[] parts = line.split(" -> ");
            expected.add(parts[0].strip() + " -> " + parts[1].strip());
            String term;
            try {
                term = Language.expression(parts[0].strip(), SCOPE).toString();
            } catch (Rejected e) {
                term = e.diagnostic().render();
            }
            found.add(parts[0].strip() + " -> " + term);
        }
        assertEquals(String.join("\n", expected), String.join("\n", found));
    }

    @Test
    void operatorsBindAsInMathematics() {
        read("""
                a - b - c          -> (- (- a b) c)
                a - (b + c)        -> (- a (+ b c))
                a/b*c              -> (* (/ a b) c)
                a/(b*c)            -> (/ a (* b c))
                -x^2               -> (- (^ x 2))
                (-x)^2             -> (^ (- x) 2)
                2^-x               -> (^ 2 (- x))
                2^3^x              -> (^ 2 (^ 3 x))
                2**3**x            -> (^ 2 (^ 3 x))
                -a*b               -> (- (* a b))
                a*-b               -> (* a (- b))
                a - -b             -> (- a (- b))
                +a                 -> a
                1/2                -> (/ 1 2)
                a*b + c/d          -> (+ (* a b) (/ c d))
                -a + b             -> (+ (- a) b)
                """);
    }

    @Test
    void aProductNeedsNoSignAfterANumber() {
        read("""
                2x                 -> (* 2 x)
                2x^2               -> (* 2 (^ x 2))
                2(a + 1)           -> (* 2 (+ a 1))
                2 sin(x) + 1       -> (+ (* 2 (sin x)) 1)
                3x*a               -> (* (* 3 x) a)
                -2x                -> (- (* 2 x))
                """);
    }

    @Test
    void unicodeAndAliasesMeanTheSame() {
        read("""
                α·x − β            -> (- (* alpha x) beta)
                x²                 -> (^ x 2)
                x⁻¹                -> (^ x (- 1))
                ln(x)              -> (log x)
                atan(x) + asin(x)  -> (+ (arctan x) (arcsin x))
                √(x)               -> (sqrt x)
                Φ(x) + φ(x)        -> (+ (Phi x) (phi x))
                π                  -> pi
                e^x                -> (exp x)
                e²                 -> (exp 2)
                exp(1)^x           -> (^ (exp 1) x)
                e                  -> (exp 1)
                Wᵀ                 -> (T W)
                W.T                -> (T W)
                Σ(k in 1..n, t[k]) -> (sum k 1 n (at t k))
                δ(i, j)            -> (if (eq i j) 1 0)
                tᵢ                 -> (at t i)
                a ⊙ c              -> (* a c)
                """);
    }

    @Test
    void sumsArraysAndIndices() {
        read("""
                sum(k in 1..n, k^2)            -> (sum k 1 n (^ k 2))
                sum(k, 1, n, t[k])             -> (sum k 1 n (at t k))
                sum(k, t[k])                   -> (sum k 1 n (at t k))
                sum(t)                         -> (sum k 1 n (at t k))
                sum(W)                         -> (sum i 1 m (sum j 1 n (at W i j)))
                product(k in 1..3, x + k)      -> (product k 1 3 (+ x k))
                sum(k, W[r, k]*t[k])           -> (sum k 1 n (* (at W r k) (at t k)))
                sum(p in 1..m, q in 1..n, W[p, q]) -> (sum p 1 m (sum q 1 n (at W p q)))
                [t[k]^2 for k in 1..n]         -> (array k n (^ (at t k) 2))
                [p*q for p in 1..m, q in 1..n] -> (array p q m n (* p q))
                [1, -1, 0.5]                   -> (list 1 (- 1) 1/2)
                [[1, 2], [3, 4]]               -> (list (list 1 2) (list 3 4))
                (W @ t)[2]                     -> (at (@ W t) 2)
                W_rj                           -> (at W r j)
                t_i + t_1                      -> (+ (at t i) (at t 1))
                t[i + 1]                       -> (at t (+ i 1))
                [x > 0]                        -> (if (gt x 0) 1 0)
                delta(i, j)                    -> (if (eq i j) 1 0)
                y_i                            -> (at y i)
                A[i]                           -> (array j n (at A i j))
                """);
    }

    @Test
    void casesAndConditions() {
        read("""
                if x > 0 then x else 0              -> (if (gt x 0) x 0)
                if a < x <= c then 1 else if x = c then 2 else 3 -> (if (and (lt a x) (le x c)) 1 (if (eq x c) 2 3))
                if x > 0 and a > 0 or c > 0 then 1 else 2 -> (if (or (and (gt x 0) (gt a 0)) (gt c 0)) 1 2)
                if not (x > 0 or a != 1) then 1 else 2 -> (if (and (le x 0) (eq a 1)) 1 2)
                if (t[k] > 0 for k in 1..n) then 1 else 2 -> (if (forall k 1 n (gt (at t k) 0)) 1 2)
                2*(if x > 0 then x else 0) + 1      -> (+ (* 2 (if (gt x 0) x 0)) 1)
                if x ≥ 0 then 1 else 2              -> (if (ge x 0) 1 2)
                """);
    }

    @Test
    void functionsAreCalledWithTheirParameters() {
        read("""
                f(x)               -> (f x)
                elu(x; 1)          -> (elu x 1)
                elu(x; alpha = c)  -> (elu x c)
                max(a, c, x)       -> (max (max a c) x)
                f(t)               -> (f t)
                S*y[i]             -> (* S (at y i))
                """);
    }

    @Test
    void derivativesInEveryWrittenForm() {
        read("""
                diff(f(x), x)            -> (D x (f x) x)
                diff(x^3, x, 2)          -> (D x (D x (^ x 3) x) x)
                diff(x*c, x, c)          -> (D c (D x (* x c) x) c)
                d/da f(a)                -> (D a (f a) a)
                d/da a*f(a) + 1          -> (+ (D a (* a (f a)) a) 1)
                d/da (a + 1)^2           -> (D a (^ (+ a 1) 2) a)
                d/da -a^2                -> (D a (- (^ a 2)) a)
                d/d a f(a)               -> (D a (f a) a)
                d^2/da^2 (f(a))          -> (D a (D a (f a) a) a)
                d^2/da^2(f(a))           -> (D a (D a (f a) a) a)
                d^2(f(a))/da^2           -> (D a (D a (f a) a) a)
                d^2/da^2 (a)^2           -> (D a (D a (^ a 2) a) a)
                d^2/da^2 f(a)            -> (D a (D a (f a) a) a)
                d²/da² f(a)              -> (D a (D a (f a) a) a)
                d y[i] / d v[j]          -> (D v j (at y i) v)
                ∂y_i/∂v_j                -> (D v j (at y i) v)
                d y[i]/dv[j]             -> (D v j (at y i) v)
                2*d S/d t[i]             -> (* 2 (D t i S t))
                ∂/∂a f(a)                -> (D a (f a) a)
                ∂²(a*c)/(∂a ∂c)          -> (D a (D c (* a c) c) a)
                d f(a) / d a             -> (D a (f a) a)
                d (a*c) / d a            -> (D a (* a c) a)
                f'(a)                    -> (D a (f a) a)
                f''(2)                   -> (D u (D u (f u) u) 2)
                diff(f(a), a) at a = 3   -> (D a (f a) 3)
                d/da [a > 0]             -> (D a (if (gt a 0) 1 0) a)
                dS/dt[1]                 -> (D t 1 S t)
                grad(S, t)               -> (array j n (D t j S t))
                jacobian(y, v)           -> (array i j n n (D v j (at y i) v))
                hessian(S, t)            -> (array i j n n (D t j (D t i S t) t))
                d sum(z^2) / d z         -> (array j m (D z j (sum k 1 m (at (^ z 2) k)) z))
                """);
    }

    @Test
    void aNumberRemembersItsDigits() {
        Expr.Num n = (Expr.Num) Typed.expr("0.50");
        assertEquals(Rational.HALF, n.value());
        assertEquals(2, n.decimals());
        assertSame(Terms.num(200), Typed.expr("2e2"));
        assertSame(Terms.decimal(Rational.of(3, 2000), 4), Typed.expr("1.5e-3"));
        assertSame(Terms.num(Rational.parse("123456789012345678901234567890")), Typed.expr("123456789012345678901234567890"));
    }

    @Test
    void aDerivativeByADefinedNameGoesThroughTheDefinitions() {
        Scope scope = Typed.scope("""
                z := a*x
                h := c + z
                L := h^2
                """);
        assertEquals("(D z (^ (+ c z) 2) z)", Language.expression("d L / d z", scope).toString());
        Scope family = Typed.scope("S := sum(k, exp(x[k]))\ny[i] := exp(x[i])/S");
        assertEquals("(D S (/ (exp (at x i)) S) S)", Language.expression("d y[i] / d S", family).toString());
    }

    @Test
    void aDeclarationWinsOverEveryBuiltInName() {
        Scope scope = Typed.scope("real e, d, pi");
        assertEquals("(^ e x)", Language.expression("e^x", scope).toString());
        assertEquals("(/ d dx)", Language.expression("d/dx", scope).toString());
        assertEquals("(* 2 pi)", Language.expression("2pi", scope).toString());
    }

    @Test
    void undeclaredNamesGetTheirShapeFromTheirUse() {
        assertEquals("(sum k 1 n (^ (at v k) 2))", Typed.expr("sum(k, v[k]^2)").toString());
        assertEquals("(sum k 1 5 (^ (at v k) 2))", Typed.expr("sum(k in 1..5, v[k]^2)").toString());
        assertEquals("[5]", ((Expr.Entry) ((Expr.Big) Typed.expr("sum(k in 1..5, v[k])")).body()).tensor().sizes().toString());
        assertEquals("(D v j (sum k 1 n (at v k)) v)", Typed.expr("diff(sum(k, v[k]), v[j])").toString());
        assertEquals("(sum k 1 n (* (at M i k) (at v k)))", Typed.expr("sum(k in 1..n, M[i, k]*v[k])").toString());
    }
}
