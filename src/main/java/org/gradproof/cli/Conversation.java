package org.gradproof.cli;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;
import org.gradproof.render.Latex;
import org.gradproof.syntax.Scope;
import org.gradproof.syntax.Sentence;
import org.gradproof.syntax.Source;
import org.gradproof.worksheet.Document;
import org.gradproof.worksheet.Outcome;
import org.gradproof.worksheet.Result;
import org.gradproof.worksheet.Session;
import org.gradproof.worksheet.Settings;
import org.gradproof.worksheet.Transcript;
import org.gradproof.worksheet.Worksheet;

/// What is said becomes what is answered: statements go through the session, commands change how it goes on.
///
/// It knows of no terminal; whoever listens to one hands on what was typed, and tells it when to stop.
final class Conversation {
    /// What is shown of a result.
    private record Display(boolean ascii, boolean steps, boolean latex) {}

    /// Thrown where the next statement of several would begin, after somebody stopped the one before.
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    private final Work work;
    private final PrintStream out;
    private final IntSupplier width;
    private volatile Notebook notebook;
    private Display display;
    private boolean over;
    private Optional<Thread> busy = Optional.empty();
    private boolean stopped;

    Conversation(Work work, boolean ascii, PrintStream out, IntSupplier width) {
        this.work = work;
        this.out = out;
        this.width = width;
        this.notebook = Notebook.of(work.session());
        this.display = new Display(ascii, false, false);
    }

    /// What names mean by now.
    Scope scope() {
        return notebook.session().scope();
    }

    /// Whether there is nothing more to hear.
    boolean isOver() {
        return over;
    }

    /// Answers statements and commands, which begin a line with a colon.
    void hear(String text) {
        begin();
        try {
            StringBuilder statements = new StringBuilder();
            for (String line : text.split("\n", -1)) {
                if (!isCommand(line)) {
                    statements.append(line).append('\n');
                    continue;
                }
                say(statements.toString());
                statements.setLength(0);
                if (!over && !isStopped()) command(line.strip());
            }
            if (!over) say(statements.toString());
        } finally {
            end();
            out.flush();
        }
    }

    static boolean isCommand(String line) {
        String text = line.strip();
        return text.startsWith(":") && !text.startsWith(":=");
    }

    // ------------------------------------------------------------------------------------------ stopping

    /// Stops the statement that is running, if any; called from another thread than [#hear].
    synchronized void stop() {
        if (busy.isEmpty()) return;
        stopped = true;
        busy.get().interrupt();
    }

    private synchronized void begin() {
        stopped = false;
        busy = Optional.of(Thread.currentThread());
    }

    private synchronized void end() {
        busy = Optional.empty();
        // An interrupt that came when the work was done already.
        Thread.interrupted();
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    // ------------------------------------------------------------------------------------------ statements

    private void say(String text) {
        Scope scope = scope();
        Optional<Command> word = switch (text.strip()) {
            case "help" -> Optional.of(Command.HELP);
            case "quit", "exit", "quit()", "exit()" -> Optional.of(Command.QUIT);
            default -> Optional.empty();
        };
        if (word.isPresent() && !scope.names().contains(text.strip())) {
            command(word.get().text());
        } else {
            run(Document.of(Source.of(text)), entry -> {
                if (entry instanceof Worksheet.Entry.Ran(var _, var outcome)) outcome.results().forEach(this::show);
                out.flush();
            });
        }
    }

    /// Runs a document from where the session stands; what succeeds is remembered.
    private void run(Document document, Consumer<Worksheet.Entry> shown) {
        Hearing hearing = new Hearing();
        try {
            Worksheet.run(document, notebook.session(), hearing::run, entry -> {
                if (entry instanceof Worksheet.Entry.Prose(String text, int _)) text.lines().forEach(l -> hearing.said.add(("# " + l).stripTrailing()));
                shown.accept(entry);
            });
        } catch (Stopped _) {
            // The statement that was stopped has said so.
        } catch (IllegalStateException e) {
            if (!isStopped()) throw e;
        }
        if (!hearing.said.isEmpty()) notebook = notebook.after(hearing.now, hearing.said);
    }

    /// One input on its way through the session.
    private final class Hearing {
        private final List<String> said = new ArrayList<>();
        private Session now = notebook.session();

        Outcome run(Session session, Sentence sentence) {
            if (isStopped()) throw new Stopped();
            Outcome outcome = work.careful(session, sentence);
            if (outcome.results().stream().noneMatch(Result.Failed.class::isInstance)) {
                said.add(sentence.text());
                now = outcome.after();
            }
            return outcome;
        }
    }

    private Transcript transcript() {
        return new Transcript(display.ascii, width.getAsInt(), work.transcript().notations());
    }

    private void show(Result r) {
        out.print(Printing.inTime(() -> text(r), notebook.session().settings().limit()));
    }

    private String text(Result r) {
        String text = transcript().of(switch (r) {
            case Result.Derived d when display.steps -> d.inDetail();
            case Result.Derived _, Result.Declared _, Result.Defined _, Result.Simplified _, Result.Limited _, Result.Evaluated _, Result.Displayed _,
                 Result.Listed _, Result.Judged _, Result.Agreed _, Result.Told _, Result.Failed _ -> r;
        });
        Optional<String> latex = display.latex ? latex(r) : Optional.empty();
        return text + latex.map(l -> l.lines().map(line -> "    " + line + "\n").collect(Collectors.joining())).orElse("");
    }

    private Optional<String> latex(Result r) {
        return switch (r) {
            case Result.Derived d -> Optional.of(latex(d.subject(), d.value()));
            case Result.Simplified s -> Optional.of(latex(s.subject(), s.value()));
            case Result.Limited l when l.values().size() == 1 -> Optional.of(latex(l.subject(), l.values().getFirst()));
            case Result.Limited l -> Optional.of(Latex.of(l.subject(), transcript().notations()));
            case Result.Defined d -> Optional.of(Latex.of(d.definition().body(), transcript().notations()));
            case Result.Declared _, Result.Evaluated _, Result.Displayed _, Result.Listed _, Result.Judged _, Result.Agreed _, Result.Told _, Result.Failed _ -> Optional.empty();
        };
    }

    private String latex(Expr left, Expr right) {
        var notations = transcript().notations();
        if (left == right) return Latex.of(right, notations);
        return left.isScalar() && right.isScalar() ? Latex.of(Condition.compare(Relation.EQ, left, right), notations)
                : Latex.of(left, notations) + " = " + Latex.of(right, notations);
    }

    private void tell(String text) {
        text.lines().forEach(l -> out.print("    " + l + "\n"));
    }

    // ------------------------------------------------------------------------------------------ commands

    private void command(String line) {
        String typed = line.split("\\s", 2)[0];
        String argument = line.substring(typed.length()).strip();
        boolean force = typed.length() > 1 && typed.endsWith("!");
        Optional<Command> command = Command.of(force ? typed.substring(0, typed.length() - 1) : typed);
        if (command.isEmpty() || force && command.get() != Command.SAVE) {
            String meant = Command.nearest(typed).map(c -> "did you mean '" + c.text() + "'?").orElse("':help' lists them");
            out.print("  there is no command '" + typed + "'; " + meant + "\n");
            return;
        }
        try {
            carryOut(command.get(), argument, force);
        } catch (IllegalArgumentException | Input.Unreadable e) {
            out.print("  " + e.getMessage() + "\n");
        }
    }

    private void carryOut(Command command, String argument, boolean force) throws Input.Unreadable {
        Settings settings = notebook.session().settings();
        if (argument.isEmpty() && command.takesFile()) throw new IllegalArgumentException("which file? " + command.text() + " FILE");
        if (!argument.isEmpty() && command.arguments().isEmpty()) throw new IllegalArgumentException(command.text() + " takes no arguments");
        boolean asks = argument.isEmpty();
        switch (command) {
            case HELP -> out.print(Guide.help(argument));
            case NAMES -> out.print(Guide.names(scope(), transcript()));
            case FUNCTIONS -> {
                if (asks) out.print(Guide.functions(work.library(), width.getAsInt()));
                else work.functions(Optional.of(Guide.function(work.library(), argument)), display.latex);
            }
            case STEPS -> display = new Display(display.ascii, turned(command, argument, display.steps), display.latex);
            case LATEX -> display = new Display(display.ascii, display.steps, turned(command, argument, display.latex));
            case ASCII -> display = new Display(turned(command, argument, display.ascii), display.steps, display.latex);
            case OPINION -> notebook = notebook.with(settings.withSecondOpinion(turned(command, argument, settings.secondOpinion())));
            case DIGITS -> {
                if (asks) tell(settings.digits() + " digits");
                else notebook = notebook.with(settings.withDigits(Options.digits(argument)));
            }
            case LIMIT -> {
                if (asks) tell(String.valueOf(settings.limit().toMillis() / 1000.0).replaceFirst("\\.0$", "") + " s");
                else notebook = notebook.with(settings.withLimit(Options.seconds(argument.replaceFirst("\\s*s$", ""))));
            }
            case UNDO -> undo();
            case RESET -> {
                int count = notebook.statements().size();
                notebook = notebook.cleared(work.session().with(settings));
                tell(count == 0 ? "there was nothing to forget" : "everything is forgotten; :undo brings it back");
            }
            case LOAD -> load(argument);
            case SAVE -> tell(Saving.save(notebook, path(argument), force));
            case QUIT -> over = true;
        }
    }

    /// What a switch is after this argument; told where nothing is asked to change.
    private boolean turned(Command command, String argument, boolean now) {
        return switch (argument) {
            case "on" -> true;
            case "off" -> false;
            case "" -> {
                tell(command.text().substring(1) + " is " + (now ? "on" : "off"));
                yield now;
            }
            default -> throw new IllegalArgumentException(command.text() + " is 'on' or 'off', not '" + argument + "'");
        };
    }

    private void undo() {
        Optional<Notebook> undone = notebook.undone();
        if (undone.isEmpty()) throw new IllegalArgumentException("there is nothing to take back");
        List<String> last = notebook.last();
        notebook = undone.get();
        tell(switch (last.size()) {
            case 0 -> "everything is remembered again";
            case 1 -> "taken back: " + last.getFirst().replace("\n", "\n            ");
            default -> "taken back: " + last.getFirst().lines().findFirst().orElse("") + " … and all that was said with it";
        });
    }

    private void load(String name) throws Input.Unreadable {
        Source source = Input.source(path(name).toString(), java.io.InputStream.nullInputStream());
        Report report = new Report(out, Report.Style.TRANSCRIPT, transcript(), notebook.session().settings().limit());
        run(Document.of(source), report::entry);
    }

    private static Path path(String argument) {
        String name = argument.matches("\"[^\"]+\"|'[^']+'") ? argument.substring(1, argument.length() - 1) : argument;
        String home = System.getProperty("user.home");
        try {
            return Path.of(name.equals("~") || name.startsWith("~/") ? home + name.substring(1) : name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + name.replaceAll("\\p{Cntrl}", "?") + "' is no name of a file");
        }
    }
}
