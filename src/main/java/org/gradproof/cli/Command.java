package org.gradproof.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gradproof.syntax.Words;

/// What a person can ask of the session itself, behind a colon.
enum Command {
    HELP("[COMMAND]", "this list"),
    NAMES("", "what is declared, defined and assumed"),
    FUNCTIONS("[NAME]", "the functions of the library, or one of them"),
    STEPS("[on|off]", "whether derivatives come with their steps"),
    LATEX("[on|off]", "whether results come with their LaTeX"),
    ASCII("[on|off]", "whether results are printed without symbols"),
    DIGITS("[N]", "how many digits of a number are shown"),
    LIMIT("[SECONDS]", "how long a statement may take"),
    OPINION("[on|off]", "whether Symja is asked where nothing was decided"),
    UNDO("", "take back what was said last"),
    RESET("", "forget everything said"),
    LOAD("FILE", "run a worksheet in this session"),
    SAVE("FILE", "write what was said; ':save!' replaces a file"),
    QUIT("", "leave; also Ctrl-D");

    private final String arguments;
    private final String about;

    Command(String arguments, String about) {
        this.arguments = arguments;
        this.about = about;
    }

    /// As it is typed.
    String text() {
        return ":" + name().toLowerCase(java.util.Locale.ROOT);
    }

    String arguments() {
        return arguments;
    }

    /// One line for people.
    String about() {
        return about;
    }

    boolean isSwitch() {
        return arguments.equals("[on|off]");
    }

    boolean takesFile() {
        return arguments.equals("FILE");
    }

    /// By name with its colon, or by the beginning of only one name.
    static Optional<Command> of(String typed) {
        List<Command> found = Arrays.stream(values()).filter(c -> c.text().startsWith(typed)).toList();
        Optional<Command> exact = found.stream().filter(c -> c.text().equals(typed)).findFirst();
        return exact.isPresent() || found.size() != 1 || typed.length() < 2 ? exact : Optional.of(found.getFirst());
    }

    /// The one that was most likely meant.
    static Optional<Command> nearest(String typed) {
        return Words.nearest(typed.substring(1), Arrays.stream(values()).map(c -> c.text().substring(1)).toList()).flatMap(n -> of(":" + n));
    }
}
