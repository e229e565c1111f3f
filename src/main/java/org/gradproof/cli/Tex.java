package org.gradproof.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The TeX of the machine: a document becomes a PDF in a directory of its own, without a shell and within a time limit.
final class Tex {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PACKAGES = "texlive-latex-base texlive-latex-recommended texlive-fonts-recommended lmodern";

    private Tex() {}

    /// There is no PDF, for this reason.
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1;
        private final String log;
        private final boolean ours;

        Failed(String reason, String log, boolean ours) {
            super(reason, null, false, false);
            this.log = log;
            this.ours = ours;
        }

        /// What TeX said, or nothing.
        String log() {
            return log;
        }

        /// Whether the document is to blame rather than the machine.
        boolean isOurs() {
            return ours;
        }
    }

    /// The program, where the path has one.
    static Optional<Path> program() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator)).filter(d -> !d.isEmpty()).map(d -> Path.of(d, "pdflatex")).filter(Files::isExecutable).findFirst();
    }

    static byte[] pdf(String document) throws IOException, Failed {
        Path tex = program().orElseThrow(() -> new Failed("no PDF without a TeX distribution: pdflatex was not found; on Debian and Ubuntu: "
                + "apt install " + PACKAGES + " (the sheet as .tex needs none)", "", false));
        Path directory = Files.createTempDirectory("gradproof-sheet");
        try {
            Files.writeString(directory.resolve("sheet.tex"), document, StandardCharsets.UTF_8);
            compile(tex, directory);
            return Files.readAllBytes(directory.resolve("sheet.pdf"));
        } finally {
            remove(directory);
        }
    }

    private static void compile(Path tex, Path directory) throws IOException, Failed {
        ProcessBuilder builder = new ProcessBuilder(tex.toString(), "-no-shell-escape", "-halt-on-error", "-interaction=nonstopmode", "sheet.tex")
                .directory(directory.toFile()).redirectErrorStream(true).redirectOutput(directory.resolve("sheet.out").toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        // Files outside of the directory are not for a document, and the same document is to give the same bytes.
        builder.environment().put("openin_any", "p");
        builder.environment().put("openout_any", "p");
        builder.environment().put("max_print_line", "1000");
        builder.environment().put("SOURCE_DATE_EPOCH", "0");
        builder.environment().put("FORCE_SOURCE_DATE", "1");
        Process process = builder.start();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new Failed("no PDF: TeX was stopped after " + LIMIT.toSeconds() + " s", log(directory), false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("no PDF: interrupted", "", false);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            String log = log(directory);
            Optional<String> missing = log.lines().filter(l -> l.matches("! LaTeX Error: File `.*' not found\\.")).findFirst();
            if (missing.isPresent()) {
                throw new Failed("no PDF: the TeX distribution lacks " + missing.get().replaceAll(".*`(.*)'.*", "$1") + "; on Debian and Ubuntu: apt install " + PACKAGES, log, false);
            }
            String first = log.lines().filter(l -> l.startsWith("!")).findFirst().orElse("it stopped without a reason");
            String line = log.lines().filter(l -> l.matches("l\\.\\d+ .*")).findFirst().map(l -> " (line " + l.split(" ")[0].substring(2) + ")").orElse("");
            throw new Failed("no PDF: TeX says: " + first.replaceFirst("^! *", "") + line, log, true);
        }
    }

    private static String log(Path directory) throws IOException {
        Path log = directory.resolve("sheet.log");
        return Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path f : files.toList()) Files.delete(f);
        }
        Files.delete(directory);
    }
}
