package org.gradproof.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;
import org.junit.jupiter.api.Test;

/// A new variant of a sealed type, or a new constant of an enum, stops the compiler wherever it matters: no switch over
/// one has a `default`.
final class SwitchesTest {
    @Test
    void noDefaultOverSealedTypesAndEnums() throws IOException {
        assertEquals(List.of(), defaults(Code.ofTheHouse()));
    }

    @Test
    void findsADefault() throws IOException {
        String sample = """
                sealed interface Shape { record Round() implements Shape {} record Square() implements Shape {} }
                class Sample {
                    int bad(Shape s) { return switch (s) { case Shape.Round _ -> 1; default -> 2; }; }
                    void worse(Thread.State s) { switch (s) { case NEW: return; default: return; } }
                    int fine(String s) { return switch (s) { case "a" -> 1; default -> 2; }; }
                    int good(Shape s) { return switch (s) { case Shape.Round _ -> 1; case Shape.Square _ -> 2; }; }
                }
                """;
        assertEquals(List.of("Sample.java:3: default over Shape", "Sample.java:4: default over java.lang.Thread.State"), defaults(Code.of(sample)));
    }

    @Test
    void readsTheWholeHouse() throws IOException {
        assertTrue(Code.ofTheHouse().units().size() > 20);
    }

    private static List<String> defaults(Code code) {
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree unit : code.units()) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitSwitch(SwitchTree node, Void unused) {
                    look(node, node.getExpression(), node.getCases());
                    return super.visitSwitch(node, unused);
                }

                @Override
                public Void visitSwitchExpression(SwitchExpressionTree node, Void unused) {
                    look(node, node.getExpression(), node.getCases());
                    return super.visitSwitchExpression(node, unused);
                }

                private void look(Tree node, ExpressionTree selector, List<? extends CaseTree> cases) {
                    if (cases.stream().noneMatch(c -> c.getLabels().stream().anyMatch(DefaultCaseLabelTree.class::isInstance))) return;
                    TypeMirror type = code.trees().getTypeMirror(new TreePath(getCurrentPath(), selector));
                    Element element = code.task().getTypes().asElement(type);
                    if (element == null || element.getKind() != ElementKind.ENUM && !element.getModifiers().contains(Modifier.SEALED)) return;
                    long line = unit.getLineMap().getLineNumber(code.trees().getSourcePositions().getStartPosition(unit, node));
                    String file = unit.getSourceFile().getName();
                    found.add(file.substring(file.lastIndexOf('/') + 1) + ":" + line + ": default over " + type);
                }
            }.scan(unit, null);
        }
        return found;
    }
}
