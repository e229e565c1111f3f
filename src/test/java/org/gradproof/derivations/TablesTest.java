package org.gradproof.derivations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.gradproof.cli.Run;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tables of the field: for every activation and loss the derivative, those by its parameters, the second derivative and the
/// kinks, as the literature has them.
class TablesTest {
    @TestFactory
    List<DynamicTest> everyRowIsProved() {
        return java.util.stream.Stream.of("activations", "losses", "vectors", "matrices", "sums", "orders", "limits", "maxima").flatMap(table -> {
            List<JsonObject> claims = Run.of("check", "--json", "--replay", "--time-limit", "100", Path.of("src/test/resources/org/gradproof/derivations", table + ".grad").toString())
                    .json().stream().filter(o -> List.of("claim", "error").contains(o.getString("kind"))).toList();
            assertFalse(claims.isEmpty());
            return claims.stream().map(c -> DynamicTest.dynamicTest(table + ": " + c.getString("input"), () -> {
                assertEquals("proved", c.getString("verdict"), c.getString("message"));
                assertTrue(c.getString("replay", "").startsWith("replayed: "), c.getString("replay"));
            }));
        }).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            relu(x)                 | x = 0: 0, 1
            leaky_relu(x; a)        | x = 0: a, 1
            prelu(x; a)             | x = 0: a, 1
            relu6(x)                | x = 0: 0, 1; x = 6: 1, 0
            elu(x; a)               | x = 0: a, 1
            hardtanh(x)             | x = -1: 0, 1; x = 1: 1, 0
            hardsigmoid(x)          | x = -3: 0, 1/6; x = 3: 1/6, 0
            hardsigmoid_onnx(x)     | x = -5/2: 0, 0.2; x = 5/2: 0.2, 0
            hardswish(x)            | x = -3: 0, -1/2; x = 3: 3/2, 1
            softshrink(x; 1/2)      | x = -1/2: 1, 0; x = 1/2: 0, 1
            sparse_sigmoid(x)       | x = -1: 0, 1/2; x = 1: 1/2, 0
            relu_sin(x)             | x = 0: 1, 2
            absolute_error(t, x)    | x = t: -1, 1
            reglu(2, x)             | x = 0: 0, 2
            hinge_embedding(-1, x; m) | x = m: -1, 0
            """)
    void kinksHaveTheirOneSidedDerivatives(String function, String expected) {
        assertEquals(expected, kinks(Run.of("diff", function, "x", "--json")).stream().filter(k -> k.startsWith("at ")).map(k -> k.replaceAll("^at ", "").replaceAll("left derivative |right derivative ", "").replaceAll(";.*", ""))
                .collect(Collectors.joining("; ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"celu(x; 2)", "softsign(x)", "sparse_plus(x)", "isrlu(x; 1)", "squared_hinge(1, x)", "huber(t, x; 1)", "smooth_l1(t, x; 1)"})
    void whatLooksLikeAKinkIsDifferentiable(String function) {
        List<String> kinks = kinks(Run.of("diff", function, "x", "--json"));
        assertFalse(kinks.isEmpty());
        for (String k : kinks) assertFalse(!k.contains("differentiable, with derivative"), k);
    }

    @ParameterizedTest
    @ValueSource(strings = {"threshold(x; 0, 1)", "thresholded_relu(x; 1)", "hardshrink(x; 1/2)", "sign(x)", "step(x)"})
    void jumpsAreToldFromKinks(String function) {
        List<String> kinks = kinks(Run.of("diff", function, "x", "--json"));
        assertFalse(kinks.isEmpty());
        for (String k : kinks) assertFalse(!k.contains("jumps"), k);
    }

    private static List<String> kinks(Run run) {
        return run.json().getFirst().getArray("kinks").stream().map(Object::toString).toList();
    }
}
