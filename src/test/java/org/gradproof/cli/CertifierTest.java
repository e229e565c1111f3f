package org.gradproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.certificate.Asked;
import org.gradproof.certificate.Book;
import org.gradproof.certificate.Certificate;
import org.gradproof.certificate.Certificate.Lemma;
import org.gradproof.cli.Certifier.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Coq's word is taken for what it says and no more. Skipped where there is no Coq.
final class CertifierTest {
    @TempDir
    Path directory;

    @BeforeAll
    static void needsCoq() {
        assumeTrue(Coq.program().isPresent(), "there is no coqc");
    }

    private static Coq coq() throws Exception {
        return Coq.ready(Path.of("target/coq"));
    }

    private List<Answer> certify(List<Certificate> all) throws Exception {
        List<Answer> answers = new ArrayList<>();
        new Certifier(coq(), directory, 5).certify(all, answers::add);
        return answers;
    }

    private static Lemma lemma(String claim) {
        return Asked.lemma(Asked.holds(claim));
    }

    private static Lemma with(Lemma l, String script) {
        return new Lemma(l.title(), l.definitions(), l.statement(), script, l.needs());
    }

    @Test
    void acceptsTrueClaims() throws Exception {
        for (Answer a : certify(List.of(lemma("d/dx sigmoid(x) = sigmoid(x)*(1 - sigmoid(x))"), lemma("d/dx elu(x; a) = if x > 0 then 1 else a*exp(x) for x != 0"),
                lemma("vector z in R^n ;; index i, j in 1..n ;; d softmax(z)[i] / d z[j] = softmax(z)[i]*(delta(i,j) - softmax(z)[j])"),
                Asked.lemma(Asked.fails("tanh(x) = 2*sigmoid(x) - 1", Map.of("x", 1)))))) {
            assertInstanceOf(Answer.Accepted.class, a);
        }
    }

    @Test
    void refusesFalseClaimsAndNotTheirNeighbours() throws Exception {
        List<Answer> answers = certify(List.of(lemma("d/dx sigmoid(x) = sigmoid(x)*(1 + sigmoid(x))"), lemma("d/dx x^2 = 2*x"), lemma("x/x = 1"),
                lemma("d/dx log(x) = 1/x"), lemma("d/dx abs(x) = 1"), Asked.lemma(Asked.fails("x + 1 = 1 + x", Map.of("x", 1)))));
        for (int i = 0; i < answers.size(); i++) assertEquals(i == 1, answers.get(i) instanceof Answer.Accepted, answers.get(i)::toString);
    }

    @Test
    void acceptsLimitsByTheStepsThatFoundThem() throws Exception {
        Path file = directory.resolve("limits.grad");
        Files.writeString(file, """
                prove limit(tanh(x)/x, x -> 0) = 1
                prove limit(1/x, x -> 0-) != oo
                prove limit(sin(x)/x, x -> oo) = 0
                prove limit(sign(x), x -> 0) = 1
                prove limit(elu(x; a), x -> -oo) = a
                prove limit(sin(x)/x, x -> 0) + 1 = limit(d/dx x^2, x -> 1)
                prove limit(x, x -> oo) <= 1
                prove limit(erf(x), x -> oo) = 1
                prove limit(arcsin(x), x -> 1-) = pi/2
                prove limit((x - 1)/log(x), x -> 1) = 1
                """);
        Run run = Run.of("certify", "--json", file.toString());
        assertEquals(10, run.json().stream().filter(r -> r.getString("outcome").equals("accepted")).count(), run::toString);
    }

    @Test
    void acceptsLimitsByCasesOfAParameterAndSignsOfFunctionsInside() throws Exception {
        Path file = Files.writeString(directory.resolve("cases.grad"), "prove limit(tanh(a*x), x -> oo) = if a > 0 then 1 else if a < 0 then -1 else 0\nprove limit(gelu(x)/x, x -> oo) = 1\n");
        Run run = Run.of("certify", "--json", file.toString());
        assertEquals(List.of("accepted", "accepted"), run.json().stream().map(r -> r.getString("outcome")).toList(), run::toString);
    }

    @Test
    void acceptsOrderByTheStepsThatProvedIt() throws Exception {
        Path file = Files.writeString(directory.resolve("order.grad"), """
                prove exp(x) >= 1 + x
                prove sin(x) <= x for x >= 0
                prove (a*c + b*d)^2 <= (a^2 + b^2)*(c^2 + d^2)
                prove softplus(x) >= relu(x)
                prove sqrt(x^2) = abs(x)
                """);
        Run run = Run.of("certify", "--json", file.toString());
        assertEquals(5, run.json().stream().filter(r -> r.getString("outcome").equals("accepted")).count(), run::toString);
    }

    @Test
    void aRefutationIsAFileThatCoqAcceptsAlone() throws Exception {
        Path file = directory.resolve("Refuted.v");
        Run.of("prove", "sqrt(x^2) = x", "--coq", file.toString());
        assertTrue(coq().compile(directory, "Refuted", Files.readString(file), false, Duration.ofMinutes(2)).fine());
    }

    @Test
    void refusesLimitsThatAreNot() throws Exception {
        List<Answer> answers = certify(List.of(lemma("limit(x, x -> 1) = 2"), lemma("limit(1/x, x -> 0) = oo"), lemma("limit(log(x), x -> 0) = -oo")));
        for (Answer a : answers) assertInstanceOf(Answer.Unfound.class, a);
    }

    @Test
    void aProofThatIsNotFoundIsNoRefusal() throws Exception {
        Answer.Unfound u = assertInstanceOf(Answer.Unfound.class, certify(List.of(with(lemma("d/dx x^2 = 2*x"), " intros. lra."))).getFirst());
        assertTrue(u.reason().startsWith("Coq did not find the proof"), u::reason);
    }

    @Test
    void noticesAProofThatWasAdmitted() throws Exception {
        Lemma doctored = with(lemma("d/dx x^2 = 3*x"), " admit. Admitted. Theorem other : True. Proof. exact I.");
        Answer.Rejected r = assertInstanceOf(Answer.Rejected.class, certify(List.of(doctored)).getFirst());
        assertTrue(r.reason().contains("rests on") && r.reason().contains("claim"), r::reason);
    }

    @Test
    void noticesAnAxiomOfItsOwn() throws Exception {
        Lemma l = lemma("d/dx x^2 = 3*x");
        Lemma doctored = new Lemma(l.title(), List.of("Axiom lie : forall P : Prop, P."), l.statement(), " apply lie.", java.util.Set.of());
        assertInstanceOf(Answer.Rejected.class, certify(List.of(doctored)).getFirst());
    }

    @Test
    void noticesATheoremOfSomethingElse() throws Exception {
        Lemma right = lemma("d/dx x^2 = 2*x");
        Lemma wrong = lemma("d/dx x^2 = 3*x");
        assertTrue(coq().compile(directory, "Right", Book.proofs(List.of(right), 5).text(), false, Duration.ofMinutes(1)).fine());
        assertTrue(coq().compile(directory, "CheckRight", Book.check("Right", List.of(right)), false, Duration.ofMinutes(1)).fine());
        assertFalse(coq().compile(directory, "CheckWrong", Book.check("Right", List.of(wrong)), false, Duration.ofMinutes(1)).fine());
    }

    @Test
    void writesACertificateThatCoqAcceptsAlone() throws Exception {
        Path file = directory.resolve("Alone.v");
        Run run = Run.of("prove", "tanh(x) = 2*sigmoid(2*x) - 1", "--coq", file.toString());
        assertEquals(0, run.status(), run::toString);
        assertTrue(coq().compile(directory, "Alone", Files.readString(file), false, Duration.ofMinutes(2)).fine());
    }
}
