package org.gradproof.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What Coq is asked is what was claimed.
final class StatementsTest {
    private static void says(String claim, String expected) {
        assertEquals(expected.strip(), Asked.text(Asked.holds(claim)));
    }

    @Test
    void aDerivativeIsADerivativeOfTheFunctionAsItWasWritten() {
        says("d/dx x^2*exp(a*x) = x", """
                forall (x_1 : R) (a_2 : R),
                  (is_derive (fun x_4 : R => ((x_4 ^ 2) * (exp (a_2 * x_4)))) x_1 x_1)""");
    }

    @Test
    void sidesHaveValues() {
        says("1/x = log(x)/sqrt(x) for x > 0", """
                forall (x_1 : R),
                  (0 < x_1) ->
                  ((x_1 <> 0) /\\ (0 < x_1) /\\ (0 <= x_1) /\\ ((sqrt x_1) <> 0) /\\ ((1 / x_1) = ((ln x_1) / (sqrt x_1))))""");
    }

    @Test
    void definitionsAreDefinitionsWithTheirDomains() {
        says("f(x; a) := if x > 0 then a/x else x ;; f(x; 2) <= 3", """
                Definition f_4 (x_2 : R) (a_3 : R) : R := (if (Rlt_dec 0 x_2) then (a_3 / x_2) else x_2).
                Definition f_4_dom (x_2 : R) (a_3 : R) : Prop := ((0 < x_2) -> (x_2 <> 0)).
                forall (x_1 : R),
                  ((f_4_dom x_1 2) /\\ ((f_4 x_1 2) <= 3))""");
    }

    @Test
    void entriesAreFunctionsOfTheirIndex() {
        says("vector x in R^n ;; index j in 1..n ;; d sum(k in 1..n, x[k]^2) / d x[j] = 2*x[j]", """
                forall (n_1 : nat) (x_2 : nat -> R) (j_3 : nat),
                  (1 <= j_3 <= n_1)%nat ->
                  (1 <= n_1)%nat ->
                  (is_derive (fun t_6 : R => (sumn n_1 (fun k_7 : nat => (((upd x_2 j_3 t_6) k_7) ^ 2)))) (x_2 j_3) (2 * (x_2 j_3)))""");
    }

    @Test
    void aMaximumIsOfARangeThatIsNotEmpty() {
        says("integer n >= 1 ;; vector z in R^n ;; min(z) <= max(z)", """
                forall (n_1 : nat) (z_2 : nat -> R),
                  (1 <= n_1)%nat ->
                  ((1 <= n_1)%nat /\\ ((minn n_1 (fun k_5 : nat => (z_2 k_5))) <= (maxn n_1 (fun k_6 : nat => (z_2 k_6)))))""");
    }

    @Test
    void vectorsAreEqualEntryByEntry() {
        says("vector x in R^n ;; x + 1 = 1 + x", """
                forall (n_1 : nat) (x_2 : nat -> R) (i_3 : nat),
                  (1 <= i_3 <= n_1)%nat ->
                  (1 <= n_1)%nat ->
                  (((x_2 i_3) + 1) = (1 + (x_2 i_3)))""");
    }

    @Test
    void aRefutationNamesAPoint() {
        Question q = Asked.fails("sqrt(x^2) = x", Map.of("x", -1));
        assertEquals("""
                exists (x_1 : R),
                  ((0 <= (x_1 ^ 2)) /\\ ((sqrt (x_1 ^ 2)) <> x_1))""", Asked.text(q));
        assertEquals(" exists ((- 1)). gp_fails.", Asked.lemma(q).script());
    }

    @Test
    void aLimitIsALimitOfTheFunctionAsItWasWritten() {
        says("limit(exp(a*x), x -> -oo) = 0", """
                forall (a_1 : R),
                  (is_lim (fun x_3 : R => (exp (a_1 * x_3))) m_infty (Finite 0))""");
        says("1/a = limit(x/a, x -> 1)", """
                forall (a_1 : R),
                  ((Rbar_locally' (Finite 1) (fun x_2 : R => (a_1 <> 0))) /\\ (a_1 <> 0) /\\ (is_lim (fun x_3 : R => (x_3 / a_1)) 1 (Finite (1 / a_1))))""");
    }

    @Test
    void aLimitFromOneSideMayBeInfiniteAndTheFunctionHasToHaveValuesThere() {
        says("limit(-log(p), p -> 0+) = oo", "((at_right 0 (fun p_1 : R => (0 < p_1))) /\\ (is_lim_right (fun p_2 : R => (- (ln p_2))) 0 p_infty))");
        says("limit(1/x, x -> 0-) != oo",
                "(exists (l_1 : Rbar), ((at_left 0 (fun x_2 : R => (x_2 <> 0))) /\\ (is_lim_left (fun x_3 : R => (1 / x_3)) 0 l_1) /\\ (l_1 <> p_infty)))");
    }

    @Test
    void aLimitInsideOfATermIsARealNumber() {
        says("limit(x, x -> 1) + 1 <= 2", "(exists (l_1 : R), ((is_lim (fun x_3 : R => x_3) 1 l_1) /\\ ((l_1 + 1) <= 2)))");
    }

    @Test
    void aLimitIsNotSaidUnderWhatBindsItsVariables() {
        says("sum(k in 1..n, limit(k*x, x -> 1)) = sum(k in 1..n, k)", "not certified: a limit inside of a sum, a derivative, a definition or a limit");
        says("d/dy limit(x*y^2, x -> 2) = 4*y", "not certified: a limit inside of a sum, a derivative, a definition or a limit");
    }

    @Test
    void aVariableOutsideOfALimitIsNotTheOneInside() {
        says("limit(a*x, x -> 1) = a for x < 0", """
                forall (a_1 : R) (x_2 : R),
                  (x_2 < 0) ->
                  (is_lim (fun x_4 : R => (a_1 * x_4)) 1 (Finite a_1))""");
    }

    @Test
    void anIntegerThatMayBeNegativeIsNotTakenForANaturalNumber() {
        says("integer n ;; n + x = x + n", """
                forall (n_1 : Z) (x_2 : R),
                  (((IZR n_1) + x_2) = (x_2 + (IZR n_1)))""");
        says("integer n ;; n + 1 = 1 + n", """
                forall (n_1 : Z),
                  ((n_1 + 1)%Z = (1 + n_1)%Z)%Z""");
        says("integer n >= 1 ;; n + 1 = 1 + n", """
                forall (n_1 : nat),
                  (1 <= n_1)%nat ->
                  ((n_1 + 1)%nat = (1 + n_1)%nat)%nat""");
    }

    @Test
    void anIntegerAboveANaturalNumberIsOne() {
        says("integer m >= 0 ;; integer n >= m ;; n = m", """
                forall (n_1 : nat) (m_2 : nat),
                  (0 <= m_2)%nat ->
                  (m_2 <= n_1)%nat ->
                  (n_1 = m_2)%nat""");
    }

    @Test
    void aPowerWithAnExponentThatMayBeNegativeNeedsABaseThatIsNotZero() {
        says("integer n ;; x^(n - 1) = x^n/x", """
                forall (n_1 : Z) (x_2 : R),
                  (((x_2 <> 0) \\/ (0 <= (n_1 - 1)%Z)%Z) /\\ ((x_2 <> 0) \\/ (0 <= n_1)%Z) /\\ (x_2 <> 0) /\\ ((powerRZ x_2 (n_1 - 1)%Z) = ((powerRZ x_2 n_1) / x_2)))""");
    }

    /// Coq's difference of natural numbers ends at 0: where it is written the statement says that it does not.
    @Test
    void aDifferenceInAnExponentSaysThatItIsNotNegative() {
        says("integer n >= 1 ;; x^(n - 1)*x = x^n", """
                forall (n_1 : nat) (x_2 : R),
                  (1 <= n_1)%nat ->
                  ((1 <= n_1)%nat /\\ (((x_2 ^ (n_1 - 1)%nat) * x_2) = (x_2 ^ n_1)))""");
    }

    @Test
    void anIndexIsInTheRangeOfItsVector() {
        says("integer n >= 2 ;; vector x in R^n ;; x[n - 1] = 0", """
                forall (n_1 : nat) (x_2 : nat -> R),
                  (2 <= n_1)%nat ->
                  ((1 <= (n_1 - 1)%nat <= n_1)%nat /\\ ((x_2 (n_1 - 1)%nat) = 0))""");
    }

    @Test
    void aSumThatBeginsAtOneMayEndAtZero() {
        says("integer n >= 0 ;; sum(k in 1..n-1, 1) = 0", """
                forall (n_1 : nat),
                  (0 <= n_1)%nat ->
                  ((sumn (n_1 - 1)%nat (fun k_3 : nat => 1)) = 0)""");
    }

    /// Up to `n - 1` with a difference that ends at 0 the sum would have a term where n is 0.
    @Test
    void aSumThatMayEndBelowItsBeginningIsOneOverIntegers() {
        says("integer n >= 0 ;; sum(k in 0..n-1, x^k) = 0", """
                forall (n_1 : nat) (x_2 : R),
                  (0 <= n_1)%nat ->
                  ((sumz 0 ((Z.of_nat n_1) - 1)%Z (fun k_4 : Z => (x_2 ^ (Z.to_nat k_4)))) = 0)""");
        says("integer n >= 1 ;; sum(k in 0..n-1, x^k) = 0", """
                forall (n_1 : nat) (x_2 : R),
                  (1 <= n_1)%nat ->
                  ((1 <= n_1)%nat /\\ ((sumr 0 (n_1 - 1)%nat (fun k_4 : nat => (x_2 ^ k_4))) = 0))""");
        says("integer n ;; sum(k in -n..n, k) = 0", """
                forall (n_1 : Z),
                  ((sumz (- n_1)%Z n_1 (fun k_3 : Z => (IZR k_3))) = 0)""");
    }

    @Test
    void nameOfAVariableCannotSmuggleText() {
        String text = Asked.text(Asked.holds("real forall_, exp, щ ;; exp + forall_ = щ"));
        assertTrue(text.matches("(?s)[A-Za-z0-9_ ():,/\\<>=^*+.~\\n-]*"), text);
        assertTrue(text.startsWith("forall (exp_1 : R) (forall_2 : R) (v_3 : R)"), text);
    }

    @Test
    void theSameQuestionGivesTheSameText() {
        String claim = "d/dz bce(y, sigmoid(z)) = sigmoid(z) - y";
        assertEquals(Asked.text(Asked.holds(claim)), Asked.text(Asked.holds(claim)));
    }

    @Test
    void refusesWhatIsTooLargeToRead() {
        String sum = "x" + " + x".repeat(10_000);
        says(sum + " = 0", "not certified: it is too large");
    }
}
