package org.gradproof.syntax;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.gradproof.expr.Expr;

/// Texts as a person types them, in tests.
final class Typed {
    private Typed() {}

    /// A scope after these statements, every one of which must be understood.
    static Scope scope(String text) {
        return scope(text, Scope.of(Names.NONE));
    }

    static Scope scope(String text, Scope start) {
        Scope scope = start;
        for (Sentence s : Reader.all(Source.of(text))) {
            scope = switch (s.elaborate(scope)) {
                case Reading.Understood u -> u.after();
                case Reading.Refused r -> throw new AssertionError(r.diagnostic().render());
            };
        }
        return scope;
    }

    static Expr expr(String text) {
        return Language.expression(text, scope(""));
    }

    static Statement statement(String text, Scope scope) {
        return Language.statement(Source.of(text), scope).statement();
    }

    /// What is said about the first mistake, or `understood`.
    static String complaint(String text, Scope start) {
        Scope scope = start;
        for (Sentence s : Reader.all(Source.of(text))) {
            switch (s.elaborate(scope)) {
                case Reading.Understood u -> scope = u.after();
                case Reading.Refused r -> {
                    return r.diagnostic().render();
                }
            }
        }
        return "understood";
    }

    /// Runs on a thread with a stack of 1 GB, as the program does.
    static <T> T onALargeStack(Supplier<T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, () -> result.set(work.get()), "large stack", 1L << 30);
        thread.setUncaughtExceptionHandler((_, e) -> failure.set(e));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (failure.get() != null) throw new AssertionError(failure.get());
        return result.get();
    }
}
