package org.gradproof.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.junit.jupiter.api.Test;

/// Nothing static changes: a session is a value, and two of them never meet.
final class StateTest {
    /// The table that makes equal terms identical.
    private static final Set<String> EXCEPTIONS = Set.of("org.gradproof.expr.Pool.POOLS");

    /// Types of the JDK that change; subtypes count.
    private static final List<String> CHANGING = List.of("java.lang.ThreadLocal", "java.lang.AbstractStringBuilder",
            "java.lang.Thread", "java.util.Random", "java.util.BitSet", "java.util.Iterator", "java.lang.ref.Reference",
            "java.util.concurrent.Executor", "java.util.concurrent.locks.Lock", "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong", "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicReference", "java.util.concurrent.atomic.LongAdder", "java.text.Format");

    @Test
    void nothingStaticChanges() throws IOException {
        assertEquals(List.of(), changing(Code.ofTheHouse()));
    }

    @Test
    void findsWhatChanges() throws IOException {
        String sample = """
                import java.util.*;
                class Sample {
                    static int count = 0;
                    static final Map<String, String> memo = new HashMap<>();
                    static final StringBuilder text = new StringBuilder();
                    static final Cell cell = new Cell();
                    static final int[] open = {1};
                    private static final int[] table = {1};
                    static final List<String> fine = List.of("a");
                    static final class Cell { int content; }
                }
                """;
        assertEquals(List.of("Sample.count is not final", "Sample.memo is a collection that can be written",
                "Sample.text is of a type that changes", "Sample.cell is of a type that changes",
                "Sample.open is an array that others can write"), changing(Code.of(sample)));
    }

    private static List<String> changing(Code code) {
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree unit : code.units()) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitVariable(VariableTree node, Void unused) {
                    Element field = code.trees().getElement(getCurrentPath());
                    if (field != null && field.getKind() == ElementKind.FIELD && field.getModifiers().contains(Modifier.STATIC)) {
                        String name = field.getEnclosingElement() + "." + field.getSimpleName();
                        String fault = fault(code, field, node.getInitializer());
                        if (!fault.isEmpty() && !EXCEPTIONS.contains(name)) found.add(name + " " + fault);
                    }
                    return super.visitVariable(node, unused);
                }
            }.scan(unit, null);
        }
        return found;
    }

    /// What is wrong with a static field, or nothing.
    private static String fault(Code code, Element field, @org.jspecify.annotations.Nullable ExpressionTree initializer) {
        if (!field.getModifiers().contains(Modifier.FINAL)) return "is not final";
        TypeMirror type = field.asType();
        // Nobody but the class itself can write a private table, and a class is one idea.
        if (type instanceof ArrayType a) {
            boolean closed = field.getModifiers().contains(Modifier.PRIVATE) && !changes(code, a.getComponentType());
            return closed ? "" : "is an array that others can write";
        }
        if (changes(code, type)) return "is of a type that changes";
        boolean collection = is(code, type, "java.util.Collection") || is(code, type, "java.util.Map");
        return collection && initializer instanceof NewClassTree ? "is a collection that can be written" : "";
    }

    private static boolean changes(Code code, TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) return false;
        if (CHANGING.stream().anyMatch(c -> is(code, type, c))) return true;
        for (TypeElement e = (TypeElement) declared.asElement(); e != null; e = (TypeElement) code.task().getTypes().asElement(e.getSuperclass())) {
            boolean ours = !e.getQualifiedName().toString().startsWith("java.");
            if (ours && ElementFilter.fieldsIn(e.getEnclosedElements()).stream().map(Element::getModifiers)
                    .anyMatch(m -> !m.contains(Modifier.STATIC) && !m.contains(Modifier.FINAL))) return true;
        }
        return false;
    }

    private static boolean is(Code code, TypeMirror type, String of) {
        TypeElement wanted = code.task().getElements().getTypeElement(of);
        var types = code.task().getTypes();
        return types.isAssignable(types.erasure(type), types.erasure(wanted.asType()));
    }
}
