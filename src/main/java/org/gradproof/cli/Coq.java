package org.gradproof.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gradproof.certificate.Book;

/// The Coq of the machine: compiles files in directories of their own, without a shell and within a time limit. The
/// lemma library is compiled once and kept, under a name made of its text and of Coq's version.
final class Coq {
    static final String INSTALL = "certificates are checked by Coq, and coqc was not found; on Debian and Ubuntu: apt install coq libcoq-coquelicot libcoq-interval";
    private static final Duration LIBRARY_LIMIT = Duration.ofMinutes(5);

    private final Path program;
    private final Path library;

    private Coq(Path program, Path library) {
        this.program = program;
        this.library = library;
    }

    /// What became of a file.
    ///
    /// @param output what was printed
    /// @param errors what was wrong, empty where nothing was
    record Run(boolean fine, String output, String errors) {}

    /// There is no compiled library, for this reason.
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        Failed(String reason) {
            super(reason, null, false, false);
        }
    }

    /// The program, where the path has one.
    static Optional<Path> program() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator)).filter(d -> !d.isEmpty()).map(d -> Path.of(d, "coqc")).filter(Files::isExecutable).findFirst();
    }

    /// With the library compiled, now or earlier, below the given directory.
    static Coq ready(Path cache) throws IOException, Failed {
        Path program = program().orElseThrow(() -> new Failed(INSTALL));
        Files.createDirectories(cache);
        Path library = cache.toAbsolutePath().resolve("coq-" + fingerprint(program));
        Coq coq = new Coq(program, library);
        if (!Files.exists(library)) coq.compileLibrary(cache);
        return coq;
    }

    /// Where compiled libraries are kept: `XDG_CACHE_HOME`, else `.cache` at home, else with other temporary files.
    static Path cache() {
        Optional<String> xdg = Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).filter(d -> d.startsWith("/"));
        Path home = Path.of(System.getProperty("user.home", ""));
        Path base = xdg.map(Path::of).orElse(home.resolve(".cache"));
        boolean usable = base.isAbsolute() && (Files.isWritable(base) || !Files.exists(base) && Files.isWritable(base.getParent()));
        return usable ? base.resolve("gradproof") : Path.of(System.getProperty("java.io.tmpdir"), "gradproof-" + System.getProperty("user.name", "nobody"));
    }

    private static String fingerprint(Path program) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : Book.LIBRARY) digest.update(Book.library(name).getBytes(StandardCharsets.UTF_8));
            Path real = program.toRealPath();
            digest.update((real + " " + Files.size(real) + " " + Files.getLastModifiedTime(real)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Beside its place first, so that nobody meets a half of it.
    private void compileLibrary(Path cache) throws IOException, Failed {
        Path fresh = Files.createTempDirectory(cache, "coq-new");
        try {
            for (String name : Book.LIBRARY) {
                Files.writeString(fresh.resolve(name + ".v"), Book.library(name), StandardCharsets.UTF_8);
                Run run = run(fresh, List.of("-R", ".", "GP", name + ".v"), LIBRARY_LIMIT);
                if (!run.fine) throw new Failed("Coq does not accept the lemma library; it needs Coq 8.16 or later with Coquelicot and Interval "
                        + "(on Debian and Ubuntu: apt install coq libcoq-coquelicot libcoq-interval). It says: " + first(run.errors));
            }
            try {
                Files.move(fresh, library, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                if (!Files.exists(library)) throw e;
            }
        } finally {
            remove(fresh);
        }
    }

    /// The text of an error without its place.
    static String first(String errors) {
        return errors.replaceAll("(?m)^File .*\n?", "").replaceAll("\\s+", " ").strip().replaceFirst("^Error: ", "");
    }

    /// Compiles a file into the directory, which is part of `Certificates`.
    ///
    /// @param timed whether the output tells how long every sentence took
    Run compile(Path directory, String name, String text, boolean timed, Duration limit) throws IOException {
        Files.writeString(directory.resolve(name + ".v"), text, StandardCharsets.UTF_8);
        Files.deleteIfExists(directory.resolve(name + ".vo"));
        List<String> arguments = List.of("-R", library.toString(), "GP", "-R", ".", "Certificates", name + ".v");
        return run(directory, timed ? Stream.concat(Stream.of("-time"), arguments.stream()).toList() : arguments, limit);
    }

    private Run run(Path directory, List<String> arguments, Duration limit) throws IOException {
        List<String> command = Stream.concat(Stream.of(program.toString(), "-q", "-w", "none", "-color", "no"), arguments.stream()).toList();
        Path out = directory.resolve("out.txt");
        Path err = directory.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile()).redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().keySet().removeAll(List.of("COQPATH", "COQLIB"));
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) return new Run(false, "", "Error: stopped after " + limit.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        Run ended = new Run(process.exitValue() == 0, text(out), text(err));
        Optional<String> outside = outside(process.exitValue(), ended.errors);
        if (outside.isPresent()) throw new IOException(outside.get());
        return ended;
    }

    /// Why coqc did not come to an end of its own, so that it says nothing of what it read.
    private static Optional<String> outside(int exit, String errors) {
        if (errors.contains("No space left on device")) return Optional.of("No space left on device");
        if (exit >= 128) return Optional.of("coqc was stopped from outside by signal " + (exit - 128) + (exit == 137 ? ", perhaps for want of memory" : ""));
        return Optional.empty();
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /// A directory with everything in it.
    static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) return;
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path f : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(f);
        }
    }
}
