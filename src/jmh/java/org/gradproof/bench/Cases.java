package org.gradproof.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The expressions and identities that every system is measured on, in our language.
final class Cases {
    private Cases() {}

    /// Name, variable and expression of a function that is differentiated. The script beside this has the same ones in SymPy's words.
    private static final String DERIVATIVES = """
            sigmoid       x  1/(1 + exp(-x))
            tanh          x  tanh(x)
            softplus      x  log(1 + exp(x))
            swish         x  x/(1 + exp(-x))
            mish          x  x*tanh(log(1 + exp(x)))
            gelu_erf      x  x/2*(1 + erf(x/sqrt(2)))
            gelu_tanh     x  x/2*(1 + tanh(sqrt(2/pi)*(x + 44715/1000000*x^3)))
            elu           x  if x > 0 then x else a*(exp(x) - 1)
            leaky_pw      x  if x > 0 then x else x/100
            leaky_max     x  max(x, x/100)
            relu_max+sin  x  max(x, 0) + sin(x)
            relu_abs+sin  x  (x + abs(x))/2 + sin(x)
            selu          x  10507/10000*(if x > 0 then x else 167326/100000*(exp(x) - 1))
            softsign      x  x/(1 + abs(x))
            logloss_dw    w  log(1 + exp(-y*(w*x + b)))
            bce_sigmoid   x  -(y*log(1/(1 + exp(-x))) + (1 - y)*log(1 - 1/(1 + exp(-x))))
            """;

    private static final String S = "(1/(1 + exp(-(%s))))";

    record Derivative(String variable, String expression) {}

    static Map<String, Derivative> derivatives() {
        Map<String, Derivative> all = new LinkedHashMap<>();
        for (String line : DERIVATIVES.lines().toList()) {
            String[] parts = line.split(" +", 3);
            all.put(parts[0], new Derivative(parts[1], parts[2]));
        }
        return all;
    }

    private static String s(String argument) {
        return S.formatted(argument);
    }

    /// 18 true identities.
    static List<String> identities() {
        List<String> all = new ArrayList<>();
        String sx = s("x");
        all.add("tanh(x) = 2*" + s("2*x") + " - 1");
        all.add("diff(" + sx + ", x) = " + sx + "*(1 - " + sx + ")");
        all.add("1 - " + sx + " = " + s("-x"));
        all.add("diff(log(1 + exp(x)), x) = " + sx);
        all.add("diff(tanh(x), x) = 1 - tanh(x)^2");
        all.add("1/cosh(x)^2 = 1 - tanh(x)^2");
        all.add("diff(x*" + sx + ", x) = " + sx + " + x*" + sx + "*(1 - " + sx + ")");
        all.add("log(" + sx + ") = -log(1 + exp(-x))");
        all.add("log(1 + exp(x)) - log(1 + exp(-x)) = x");
        all.add("max(x, 0) - x*y + log(1 + exp(-abs(x))) = -(y*log(" + sx + ") + (1 - y)*log(1 - " + sx + "))");
        all.add("diff(-(y*log(" + sx + ") + (1 - y)*log(1 - " + sx + ")), x) = " + sx + " - y");
        all.add("cosh(x)^2 - sinh(x)^2 = 1");
        all.add("exp(x)/(exp(x) + exp(y)) = " + s("x - y"));
        all.add("tanh(2*x) = 2*tanh(x)/(1 + tanh(x)^2)");
        all.add("max(x, y) = (x + y + abs(x - y))/2");
        all.add("log(exp(x) + exp(y)) = x + log(1 + exp(y - x))");
        all.add("diff(" + sx + ", x, 2) = " + sx + "*(1 - " + sx + ")*(1 - 2*" + sx + ")");
        all.add("log(" + sx + "/(1 - " + sx + ")) = x");
        return all;
    }

    /// Two that look true.
    static List<String> lookalikes() {
        return List.of("tanh(x) = " + s("2*x"), "sqrt(x^2) = x");
    }
}
