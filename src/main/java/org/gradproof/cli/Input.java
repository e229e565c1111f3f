package org.gradproof.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.gradproof.syntax.Source;

/// Files and standard input, whole.
final class Input {
    /// Longer texts are no worksheets.
    private static final int LARGEST = 64 << 20;

    private Input() {}

    /// There is nothing to read, for this reason.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String name, String reason) {
            super(name + ": " + reason, null, false, false);
        }
    }

    /// The file, or standard input for `-`.
    static Source source(String name, InputStream in) throws Unreadable {
        try {
            if (name.equals("-")) return Source.of("-", limited("standard input", in));
            Path path = Path.of(name);
            if (Files.isDirectory(path)) throw new Unreadable(name, "this is a directory");
            try (InputStream file = Files.newInputStream(path)) {
                return Source.of(name, limited(name, file));
            }
        } catch (NoSuchFileException e) {
            throw new Unreadable(name, "there is no such file");
        } catch (AccessDeniedException e) {
            throw new Unreadable(name, "it may not be read");
        } catch (InvalidPathException e) {
            throw new Unreadable(name.replaceAll("\\p{Cntrl}", "?"), "this is no name of a file");
        } catch (IOException e) {
            throw new Unreadable(name, "it cannot be read: " + e.getMessage());
        }
    }

    private static byte[] limited(String name, InputStream in) throws IOException, Unreadable {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) throw new Unreadable(name, "it is larger than " + (LARGEST >> 20) + " MB");
        return bytes;
    }
}
