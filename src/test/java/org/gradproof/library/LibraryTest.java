package org.gradproof.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.expr.Definition;
import org.gradproof.render.Notation;
import org.gradproof.syntax.Language;
import org.gradproof.syntax.Statement;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LibraryTest {
    private final Library library = new Library();

    @TestFactory
    List<DynamicTest> everyEntryIsUnderstood() {
        return library.entries().stream().map(e -> DynamicTest.dynamicTest(e.name(), () -> {
            Definition d = e.definition();
            assertEquals(e.name(), d.name());
            assertTrue(d.free().isEmpty(), () -> e.name() + " depends on " + d.free());
            assertFalse(e.about().isEmpty(), "says what it is");
            assertTrue(e.defaults().isEmpty() || e.defaults().size() == d.parameters().size() - d.main());
            assertEquals(d.parameters().size(), e.ranges().size());
            for (Statement.Claim c : e.claims()) assertEquals(1, c.links().size());
        })).toList();
    }

    @Test
    void hasWhatTheFrameworksHave() {
        Set<String> missing = new HashSet<>(List.of(("abs sign max min clip relu relu6 leaky_relu prelu elu selu celu sigmoid log_sigmoid softplus "
                + "softsign silu swish mish gelu gelu_tanh quick_gelu hardtanh hardsigmoid hardswish hardshrink softshrink tanhshrink "
                + "threshold relu_sin softmax log_softmax softmin logsumexp norm mse half_squared_error mae huber smooth_l1 bce "
                + "bce_with_logits cross_entropy nll kl hinge squared_hinge soft_margin log_cosh pseudo_huber poisson_nll "
                + "gaussian_nll focal").split(" ")));
        library.names().forEach(missing::remove);
        assertEquals(Set.of(), missing);
    }

    @Test
    void resolvesNamesAliasesAndDefaults() {
        assertSame(library.entry("silu").orElseThrow(), library.entry("swish").orElseThrow());
        assertEquals("(silu x)", Language.expression("swish(x)", library.scope()).toString());
        assertEquals("(sigmoid x)", Language.expression("σ(x)", library.scope()).toString());
        assertEquals("(elu x 1)", Language.expression("elu(x)", library.scope()).toString());
        assertEquals("(max (max a b) c)", Language.expression("max(a, b, c)", library.scope()).toString());
        assertEquals("(* sigma x)", Language.expression("sigma*x", library.scope()).toString());
    }

    @Test
    void listingReadsNoBody() {
        Library broken = new Library(Map.of("some.txt", "f(x) := this is nonsense\n    alias   g\n    about   nothing\n"));
        assertEquals(List.of("f", "g"), broken.names());
        assertThrows(RuntimeException.class, () -> broken.lookup("g"));
    }

    @Test
    void refusesAnEntryThatIsDefinedByItself() {
        Library circular = new Library(Map.of("some.txt", "f(x) := g(x)\ng(x) := f(x)\n"));
        assertThrows(IllegalStateException.class, () -> circular.lookup("f"));
    }

    @Test
    void knowsHowNamesAreWritten() {
        assertEquals(new Notation.Bars(), library.of(library.lookup("abs").orElseThrow().definition()).orElseThrow());
        assertEquals(new Notation.Named("\\sigma", "σ"), library.of(library.lookup("sigma").orElseThrow().definition()).orElseThrow());
        assertTrue(library.of(Definition.function("sigmoid", List.of(), org.gradproof.expr.Terms.ONE)).isEmpty(), "a namesake");
    }
}
