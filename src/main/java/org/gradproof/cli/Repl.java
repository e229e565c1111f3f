package org.gradproof.cli;

import java.io.IOError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.gradproof.syntax.Reader;
import org.gradproof.syntax.Source;
import org.gradproof.worksheet.Session;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

/// The session in a terminal: a person types, the conversation answers.
///
/// The prompt is there before anything is known: the library is read while the person begins to type.
final class Repl {
    private static final String PROMPT = "> ";
    private static final String MORE = "  ";
    /// Lines longer than this are hard to read, however wide the screen is.
    private static final int WIDEST = 120;
    private static final int NARROWEST = 20;
    /// For the prompt to be drawn, in milliseconds.
    private static final int PAUSE = 30;

    private final Options options;
    private final Console console;

    Repl(Options options, Console console) {
        this.options = options;
        this.console = console;
    }

    /// Until the input ends.
    ExitStatus run() {
        String type = String.valueOf(System.getenv("TERM"));
        String capabilities = InfoCmp.getDefaultInfoCmp(type.startsWith("tmux") ? "screen-256color" : type);
        // What JLine knows of usual terminals, it would still start a process to ask for.
        if (capabilities != null) InfoCmp.setLoadedInfoCmp(type, capabilities);
        try (Terminal terminal = TerminalBuilder.builder().name("gradproof").system(true).provider("jni").dumb(true)
                .encoding(StandardCharsets.UTF_8).build()) {
            return converse(terminal, History.file(System.getenv(), System.getProperty("user.home")).flatMap(History::ready));
        } catch (IOException e) {
            throw new Output.Lost(String.valueOf(e.getMessage()));
        }
    }

    /// @param history the file of the history, if one is kept
    ExitStatus converse(Terminal terminal, Optional<java.nio.file.Path> history) {
        if (terminal.getWidth() <= 0 || terminal.getHeight() <= 0) terminal.setSize(new Size(Work.WIDTH, 24));
        PrintStream out = Output.utf8(terminal.output());
        FutureTask<Conversation> conversation = new FutureTask<>(() -> new Conversation(new Work(options, console.printing(out)), options.ascii(), out, () -> width(terminal)));
        LineReader reader = reader(terminal, history, conversation);
        terminal.handle(Terminal.Signal.INT, _ -> done(conversation).ifPresent(Conversation::stop));
        out.print("Gradproof " + Commands.version() + "    :help for help, Ctrl-D to leave\n");
        out.flush();
        Thread preparation = new Thread(() -> prepare(conversation), "preparation");
        preparation.setDaemon(true);
        // What is wrong with these statements shows when somebody says them.
        preparation.setUncaughtExceptionHandler((_, _) -> { });
        reader.getWidgets().put(LineReader.CALLBACK_INIT, () -> {
            if (preparation.getState() == Thread.State.NEW) preparation.start();
            return true;
        });
        while (true) {
            try {
                String text = reader.readLine(PROMPT);
                hear(text, await(conversation), out);
            } catch (UserInterruptException e) {
                continue;
            } catch (EndOfFileException | IOError e) {
                return ExitStatus.FINE;
            }
            if (await(conversation).isOver()) return ExitStatus.FINE;
        }
    }

    /// A mistake of ours costs no more than the answer.
    private void hear(String text, Conversation conversation, PrintStream out) {
        try {
            conversation.hear(text);
        } catch (Output.Lost e) {
            throw e;
        } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
            if (options.debug()) e.printStackTrace(out);
            out.print("  internal error: " + e + "\n");
            out.flush();
        }
    }

    private static LineReader reader(Terminal terminal, Optional<java.nio.file.Path> history, FutureTask<Conversation> conversation) {
        Completion completion = new Completion(() -> await(conversation).scope(), () -> List.copyOf(await(conversation).scope().library().names()));
        LineReaderBuilder builder = LineReaderBuilder.builder().terminal(terminal).appName("gradproof").history(new History())
                .parser(new Lines()).completer(completion).completionMatcher(completion)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, MORE)
                .variable(LineReader.LIST_MAX, 200)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.RECOGNIZE_EXACT, false)
                .option(LineReader.Option.INSERT_TAB, false);
        history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        if (System.getenv("NO_COLOR") == null) builder.highlighter(new Colouring(() -> names(conversation)));
        return builder.build();
    }

    private static int width(Terminal terminal) {
        return Math.clamp(terminal.getWidth(), NARROWEST, WIDEST);
    }

    // ------------------------------------------------------------------------------------------ in the background

    /// Lets the prompt appear, makes the conversation, and then goes through what statements go through, so that the first one is quick.
    private void prepare(FutureTask<Conversation> conversation) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            return;
        }
        conversation.run();
        Work work = new Work(options, console);
        Session session = work.session();
        for (String text : List.of("d/dx (x*sigmoid(x))", "prove tanh(x) = 2*sigmoid(2*x) - 1")) {
            Reader.all(Source.of(text)).forEach(s -> work.careful(session, s).results().forEach(work.transcript()::of));
        }
    }

    private static Optional<Set<String>> names(FutureTask<Conversation> conversation) {
        return done(conversation).map(c -> c.scope().names());
    }

    private static Optional<Conversation> done(FutureTask<Conversation> conversation) {
        return conversation.state() == java.util.concurrent.Future.State.SUCCESS ? Optional.of(conversation.resultNow()) : Optional.empty();
    }

    private static Conversation await(FutureTask<Conversation> conversation) {
        // Not only waits for it: makes it, should the preparation not have come to that.
        conversation.run();
        while (true) {
            try {
                return conversation.get();
            } catch (InterruptedException e) {
                // Nothing runs yet that could be stopped.
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
