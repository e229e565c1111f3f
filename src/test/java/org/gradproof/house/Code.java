package org.gradproof.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Sources with the compiler's knowledge of their types.
record Code(List<CompilationUnitTree> units, Trees trees, JavacTask task) {
    /// The hand-written sources of the program.
    static Code ofTheHouse() throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager files = javac.getStandardFileManager(null, null, null);
        List<JavaFileObject> sources = new ArrayList<>();
        files.getJavaFileObjectsFromPaths(Room.files(Path.of("src/main/java"), ".java")).forEach(sources::add);
        return of(javac, files, sources);
    }

    /// One source given as text.
    static Code of(String text) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        JavaFileObject source = new SimpleJavaFileObject(URI.create("string:///Sample.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        return of(javac, javac.getStandardFileManager(null, null, null), List.of(source));
    }

    private static Code of(JavaCompiler javac, StandardJavaFileManager files, List<JavaFileObject> sources) throws IOException {
        // The generated classes come from the class path.
        List<String> options = List.of("-proc:none", "-implicit:none", "-classpath", System.getProperty("java.class.path"));
        JavacTask task = (JavacTask) javac.getTask(null, files, _ -> { }, options, null, sources);
        List<CompilationUnitTree> units = new ArrayList<>();
        task.parse().forEach(units::add);
        task.analyze();
        return new Code(units, Trees.instance(task), task);
    }
}
