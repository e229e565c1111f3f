package org.gradproof.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.jline.reader.impl.history.DefaultHistory;

/// What was typed in earlier sessions; where it cannot be kept, this session has a history all the same.
///
/// It is in the user's state directory, readable by the user alone. The environment variable `GRADPROOF_HISTORY` names
/// another file, or is empty where no history is to be kept.
final class History extends DefaultHistory {
    /// The file of a user with this environment and home.
    static Optional<Path> file(Map<String, String> environment, String home) {
        try {
            String chosen = environment.get("GRADPROOF_HISTORY");
            if (chosen != null) return chosen.isBlank() ? Optional.empty() : Optional.of(Path.of(chosen));
            Path state = Path.of(home, ".local", "state");
            for (String variable : new String[] {"LOCALAPPDATA", "XDG_STATE_HOME"}) {
                // The XDG rules say that a relative path is to be ignored.
                String given = environment.getOrDefault(variable, "");
                if (!given.isEmpty() && Path.of(given).isAbsolute()) state = Path.of(given);
            }
            return Optional.of(state.resolve("gradproof").resolve("history"));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// The file, if it is there or could be made and can be written.
    static Optional<Path> ready(Path file) {
        try {
            if (!Files.exists(file)) {
                Path directory = file.toAbsolutePath().getParent();
                if (directory != null) Files.createDirectories(directory);
                boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
                if (posix) Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                else Files.createFile(file);
            }
            return Files.isRegularFile(file) && Files.isWritable(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    @Override
    public void load() {
        try {
            super.load();
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            // A file that is no history: this session begins with an empty one and adds to it.
        }
    }

    @Override
    public void save() {
        try {
            super.save();
        } catch (IOException | UncheckedIOException e) {
            // The disk is full or the file is gone: not worth a word while somebody works.
        }
    }
}
