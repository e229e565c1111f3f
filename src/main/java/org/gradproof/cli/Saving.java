package org.gradproof.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What was said in a conversation, written to a file as a worksheet.
final class Saving {
    private Saving() {}

    /// Answers with what was done.
    ///
    /// @throws IllegalArgumentException with a sentence for the user
    static String save(Notebook notebook, Path file, boolean replacing) {
        if (notebook.statements().isEmpty()) throw new IllegalArgumentException("there is nothing to save yet");
        boolean markdown = file.toString().endsWith(".md");
        OpenOption[] how = replacing ? new OpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE}
                : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
        try {
            Files.writeString(file, markdown ? "```grad\n" + notebook.text() + "```\n" : notebook.text(), how);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(file + " is there already; ':save! " + file + "' replaces it");
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no directory " + file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be written");
        }
        return "written to " + file;
    }
}
