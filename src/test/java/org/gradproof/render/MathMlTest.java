package org.gradproof.render;

import static org.gradproof.expr.Terms.exp;
import static org.gradproof.expr.Terms.num;
import static org.gradproof.expr.Terms.pow;
import static org.gradproof.render.Samples.x;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

final class MathMlTest {
    private static String of(Expr e) {
        return MathMl.of(e, Notations.STANDARD);
    }

    @Test
    void writesPowersFractionsAndRoots() {
        assertEquals("<msup><mi>x</mi><mn>2</mn></msup>", of(pow(x, 2)));
        assertEquals("<mfrac><mn>1</mn><mi>x</mi></mfrac>", of(Terms.div(num(1), x)));
        assertEquals("<msqrt><mi>x</mi></msqrt>", of(Terms.sqrt(x)));
        assertEquals("<msup><mi>e</mi><mi>x</mi></msup>", of(exp(x)));
    }

    @Test
    void writesNamesWithIndicesAndAccents() {
        assertEquals("<mi>α</mi>", of(Symbol.real("alpha")));
        assertEquals("<msub><mi>x</mi><mrow><mn>1</mn></mrow></msub>", of(Symbol.real("x1")));
        assertTrue(of(Symbol.real("y_hat")).startsWith("<mover accent=\"true\"><mi>y</mi>"));
    }

    @Test
    void everyTermIsWellFormed() throws Exception {
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            String text = "<math>" + of(RandomTerms.scalar(random, 6)) + "</math>";
            assertDoesNotThrow(() -> DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text))), text);
        }
    }
}
