package org.gradproof.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The launcher on a copy of the packaged program, in a directory whose name has spaces.
@Timeout(120)
final class LauncherIT {
    private static final String VERSION = "gradproof 0.1.0\n";

    @TempDir
    Path temporary;

    private Path home;

    @BeforeEach
    void copy() throws IOException {
        home = Files.createDirectory(temporary.resolve("a checkout"));
        Files.createDirectories(home.resolve("target/lib"));
        for (String file : List.of("pom.xml", "gradproof", "target/gradproof.jar")) Files.copy(Path.of(file), home.resolve(file));
        try (Stream<Path> libraries = Files.list(Path.of("target/lib"))) {
            for (Path p : libraries.toList()) share(p, home.resolve("target/lib").resolve(p.getFileName()));
        }
        assertTrue(home.resolve("gradproof").toFile().setExecutable(true));
        later(home.resolve("target/gradproof.jar"));
    }

    @Test
    void startsFromAnywhereAndThroughLinks() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("gp"), Path.of("a checkout/gradproof"));
        Path second = Files.createSymbolicLink(Files.createDirectory(temporary.resolve("bin dir")).resolve("g"), link);
        assertEquals(new Answer(0, VERSION, ""), run(Path.of("/"), Map.of(), second.toString(), "--version"));
        assertEquals(new Answer(0, VERSION, ""), run(home, Map.of(), "./gradproof", "--version"));
        assertEquals(new Answer(0, VERSION, ""), run(home, Map.of("PATH", home + ":" + System.getenv("PATH")), "sh", "-c", "cd / && gradproof --version"));
    }

    @Test
    void passesOnTheExitStatusWithAndWithoutACache() throws Exception {
        assertEquals(2, run(home, Map.of(), "./gradproof", "--no-such-option").status());
        awaitCache();
        assertEquals(2, run(home, Map.of(), "./gradproof", "--no-such-option").status());
    }

    @Test
    void noticesAnotherProgramOfTheSameTimeAndSize() throws Exception {
        run(home, Map.of(), "./gradproof", "--version");
        Path first = awaitCache();
        Path jar = home.resolve("target/gradproof.jar");
        FileTime before = Files.getLastModifiedTime(jar);
        replaceMain(jar);
        Files.setLastModifiedTime(jar, before);
        assertEquals(new Answer(0, "another\n", ""), run(home, Map.of(), "./gradproof", "--version"));
        Path second = awaitCache();
        assertFalse(first.equals(second), "one name for two programs");
        assertEquals(new Answer(0, "another\n", ""), run(home, Map.of(), "./gradproof", "--version"));
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        Files.delete(home.resolve("target/gradproof.jar"));
        Path bare = Files.createDirectory(temporary.resolve("commands"));
        for (String command : List.of("sh", "readlink", "find", "cat", "mkdir", "rm")) {
            Path at = Stream.of("/bin", "/usr/bin").map(d -> Path.of(d, command)).filter(Files::exists).findFirst().orElseThrow();
            Path wrapper = Files.writeString(bare.resolve(command), "#!/bin/sh\nexec " + at + " \"$@\"\n");
            assertTrue(wrapper.toFile().setExecutable(true));
        }
        assertEquals(new Answer(70, "", "gradproof: building needs Maven (the command mvn), which is not installed\n"),
                run(home, Map.of("PATH", bare.toString()), "./gradproof", "--version"));
    }

    @Test
    void saysThatItsBuildWasKilled() throws Exception {
        Files.delete(home.resolve("target/gradproof.jar"));
        Path commands = Files.createDirectory(temporary.resolve("killed"));
        assertTrue(Files.writeString(commands.resolve("mvn"), "#!/bin/sh\nkill -9 $$\n").toFile().setExecutable(true));
        Answer killed = run(home, Map.of("PATH", commands + ":" + System.getenv("PATH")), "./gradproof", "--version");
        assertEquals(70, killed.status());
        assertTrue(killed.err().contains("the build was killed by signal 9"), killed::err);
        Files.writeString(commands.resolve("mvn"), "#!/bin/sh\nexit 3\n");
        Answer silent = run(home, Map.of("PATH", commands + ":" + System.getenv("PATH")), "./gradproof", "--version");
        assertTrue(silent.err().contains("the build failed with status 3 and said nothing"), silent::err);
    }

    @Test
    void doesNotBuildWhileNothingIsNewer() throws Exception {
        run(home, Map.of(), "./gradproof", "--version");
        assertFalse(Files.exists(home.resolve("target/build.log")));
    }

    private record Answer(int status, String out, String err) {}

    private Answer run(Path directory, Map<String, String> environment, String... command) throws Exception {
        Path out = Files.createTempFile(temporary, "out", "");
        Path err = Files.createTempFile(temporary, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
                .redirectInput(new java.io.File("/dev/null")).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /// The cache that the last start has set going.
    private Path awaitCache() throws Exception {
        Path directory = home.resolve("target/aot");
        for (int tenths = 0; tenths < 600; tenths++) {
            if (Files.isDirectory(directory)) {
                try (Stream<Path> entries = Files.list(directory)) {
                    List<Path> all = entries.toList();
                    if (all.size() == 1 && all.getFirst().toString().endsWith(".aot")) return all.getFirst();
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no cache was made");
    }

    private static void share(Path file, Path as) throws IOException {
        try {
            Files.createLink(as, file);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, as);
        }
    }

    private static void later(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 1000));
    }

    /// Makes the program print `another` whatever it is asked.
    private static void replaceMain(Path jar) throws IOException {
        ClassDesc system = ClassDesc.of("java.lang.System");
        ClassDesc stream = ClassDesc.of("java.io.PrintStream");
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            Path main = inside.getPath("org/gradproof/cli/Main.class");
            ClassModel model = ClassFile.of().parse(Files.readAllBytes(main));
            ClassTransform transform = (builder, element) -> {
                if (element instanceof MethodModel m && m.methodName().equalsString("main")) {
                    builder.withMethodBody("main", m.methodTypeSymbol(), m.flags().flagsMask(), code -> code
                            .getstatic(system, "out", stream).ldc("another")
                            .invokevirtual(stream, "println", MethodTypeDesc.ofDescriptor("(Ljava/lang/String;)V")).return_());
                } else {
                    builder.with(element);
                }
            };
            Files.write(main, ClassFile.of().transformClass(model, transform));
        }
    }
}
