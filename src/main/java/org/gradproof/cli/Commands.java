package org.gradproof.cli;

import java.util.List;
import java.util.Optional;
import org.gradproof.worksheet.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The grammar of the command line, and which command does what.
final class Commands {
    private Commands() {}

    static ExitStatus run(List<String> args, Console console) {
        // The session most people start; its prompt need not wait for a grammar of options.
        if (args.isEmpty() && console.interactive()) return new Repl(Options.STANDARD, console).run();
        CommandLine line = new CommandLine(program());
        try {
            ParseResult parsed = line.parseArgs(args.toArray(String[]::new));
            ParseResult last = parsed;
            while (last.hasSubcommand()) last = last.subcommand();
            if (last.isUsageHelpRequested()) {
                last.commandSpec().commandLine().usage(console.out(), Ansi.OFF);
                return ExitStatus.FINE;
            }
            if (last.isVersionHelpRequested()) {
                console.out().print("gradproof " + version() + "\n");
                return ExitStatus.FINE;
            }
            return command(last, options(last), console);
        } catch (ParameterException e) {
            String command = e.getCommandLine().getCommandSpec().qualifiedName();
            return usage(e.getMessage() + " (see " + command + " --help)", console);
        } catch (IllegalArgumentException e) {
            return usage(e.getMessage(), console);
        }
    }

    /// Of the program, as its jar says.
    static String version() {
        return String.valueOf(Main.class.getPackage().getImplementationVersion());
    }

    private static ExitStatus usage(String what, Console console) {
        console.err().print("gradproof: " + what.replaceAll("\\s+", " ") + "\n");
        console.err().flush();
        return ExitStatus.USAGE;
    }

    private static ExitStatus command(ParseResult p, Options options, Console console) {
        Work work = new Work(options, console);
        return switch (p.commandSpec().name()) {
            case "run" -> work.files(p.matchedPositionalValue(0, List.of()), false);
            case "check" -> work.files(p.matchedPositionalValue(0, List.of()), true);
            case "diff" -> work.diff(p.matchedPositionalValue(0, ""), Optional.ofNullable(p.matchedPositionalValue(1, null)),
                    p.matchedOptionValue("--steps", false), p.matchedOptionValue("--latex", false), p.matchedOptionValue("--at", List.of()));
            case "prove" -> prove(p, work, options, console);
            case "certify" -> new CertifyCommand(work, console, options).run(p.matchedPositionalValue(0, List.of()), p.matchedOptionValue("--library", false),
                    Optional.ofNullable(p.matchedOptionValue("--output", null)), coqSeconds(p));
            case "functions" -> work.functions(Optional.ofNullable(p.matchedPositionalValue(0, null)), p.matchedOptionValue("--latex", false));
            case "sheet" -> new SheetCommand(work, console, options).run(p.matchedPositionalValue(0, ""), p.matchedOptionValue("--output", ""));
            case "gradproof" -> console.interactive() ? new Repl(options, console).run() : work.files(List.of("-"), false);
            default -> throw new IllegalStateException(p.commandSpec().name());
        };
    }

    private static ExitStatus prove(ParseResult p, Work work, Options options, Console console) {
        String claim = p.matchedPositionalValue(0, "");
        List<String> assumptions = p.matchedOptionValue("--assume", List.of());
        Optional<String> coq = Optional.ofNullable(p.matchedOptionValue("--coq", null));
        if (coq.isEmpty()) return work.prove(claim, assumptions, _ -> { });
        return new CertifyCommand(work, console, options).prove(claim, assumptions, coq.get());
    }

    private static int coqSeconds(ParseResult p) {
        return p.hasMatchedOption("--coq-limit") ? (int) Math.max(1, Options.seconds(p.matchedOptionValue("--coq-limit", "")).toSeconds()) : 60;
    }

    private static Options options(ParseResult p) {
        Settings settings = Settings.STANDARD;
        if (p.hasMatchedOption("--digits")) settings = settings.withDigits(Options.digits(p.matchedOptionValue("--digits", "")));
        if (p.hasMatchedOption("--time-limit")) settings = settings.withLimit(Options.seconds(p.matchedOptionValue("--time-limit", "")));
        if (p.hasMatchedOption("--second-opinion")) settings = settings.withSecondOpinion(true);
        if (p.hasMatchedOption("--replay")) settings = settings.withReplay(true);
        return new Options(p.hasMatchedOption("--ascii"), p.hasMatchedOption("--json"), p.hasMatchedOption("--debug"), settings);
    }

    // ------------------------------------------------------------------------------------------ the grammar

    private static CommandSpec program() {
        CommandSpec program = common(CommandSpec.create().name("gradproof"),
                "Derives, checks and proves gradients. Without a command: a session; statements are read from a pipe when input is no terminal.")
                .addOption(flag("--version", "print the version").versionHelp(true).build());
        program.usageMessage().synopsisSubcommandLabel("[COMMAND]").footer("",
                "Exit status: 0 all proved or consistent, 1 something refuted or misrounded, 2 wrong usage or an",
                "unreadable file, 3 something not understood, 4 something undecided, 70 a mistake of ours.");
        program.addSubcommand("run", json(common(CommandSpec.create(), "Runs worksheets and prints the transcript.")).addPositional(files()));
        program.addSubcommand("check", json(opinion(common(CommandSpec.create(), "A verdict for every claim in .grad and .md files."))).addPositional(files()));
        program.addSubcommand("sheet", common(CommandSpec.create(), "The solution sheet of a worksheet: LaTeX, PDF, HTML or Markdown.")
                .addPositional(text(0, "FILE", "a worksheet; - is standard input", true))
                .addOption(OptionSpec.builder("-o", "--output").type(String.class).arity("1").paramLabel("OUT").required(true)
                        .description("where it goes: .tex, .pdf, .html or .md; - is LaTeX on standard output").build()));
        program.addSubcommand("diff", json(common(CommandSpec.create(), "One derivative."))
                .addPositional(text(0, "EXPR", "what is differentiated", true))
                .addPositional(text(1, "VAR", "by what; needed where EXPR has several variables", false))
                .addOption(flag("--steps", "with the steps").build())
                .addOption(flag("--latex", "as LaTeX").build())
                .addOption(many("--at", "VAR=VALUE", "and its value there")));
        program.addSubcommand("prove", json(opinion(common(CommandSpec.create(), "One claim.")))
                .addPositional(text(0, "CLAIM", "f = g, f <= g, …", true))
                .addOption(many("--assume", "COND", "what may be assumed; also declarations, such as 'integer n >= 2'"))
                .addOption(value("--coq", "FILE", "write the verdict as a theorem that Coq checks; - is standard output")));
        program.addSubcommand("certify", json(common(CommandSpec.create(), "Claims as theorems that Coq checks."))
                .addPositional(PositionalParamSpec.builder().index("0..*").arity("0..*").type(List.class).auxiliaryTypes(String.class)
                        .paramLabel("FILE").description("worksheets").build())
                .addOption(flag("--library", "the function library too").build())
                .addOption(value("--coq-limit", "SECONDS", "for each step of a proof in Coq (60)"))
                .addOption(OptionSpec.builder("-o", "--output").type(String.class).arity("1").paramLabel("DIR")
                        .description("keep the certificates there, as files that Coq accepts alone").build()));
        program.addSubcommand("functions", json(common(CommandSpec.create(), "The library: all functions, or one with everything that is known of it."))
                .addPositional(text(0, "NAME", "of a function, or another name that it goes by", false))
                .addOption(flag("--latex", "as LaTeX").build()));
        return program;
    }

    private static CommandSpec common(CommandSpec spec, String description) {
        spec.usageMessage().description(description).abbreviateSynopsis(true).width(100);
        return spec.addOption(flag("--help", "this help").names("-h", "--help").usageHelp(true).build())
                .addOption(flag("--ascii", "print the language itself, no mathematical symbols").build())
                .addOption(value("--digits", "N", "significant digits shown (" + Settings.STANDARD.digits() + ")"))
                .addOption(value("--time-limit", "SECONDS", "for each statement (" + Settings.STANDARD.limit().toSeconds() + ")"))
                .addOption(flag("--debug", "print where in the program a mistake of ours happened").build());
    }

    private static CommandSpec json(CommandSpec spec) {
        return spec.addOption(flag("--json", "one JSON object a line").build());
    }

    private static CommandSpec opinion(CommandSpec spec) {
        return spec.addOption(flag("--second-opinion", "ask Symja too where nothing was decided").build())
                .addOption(flag("--replay", "have every proof checked once more, by a checker that shares no mathematics with the prover").build());
    }

    private static OptionSpec.Builder flag(String name, String description) {
        return OptionSpec.builder(name).type(boolean.class).arity("0").description(description);
    }

    private static OptionSpec value(String name, String label, String description) {
        return OptionSpec.builder(name).type(String.class).arity("1").paramLabel(label).description(description).build();
    }

    private static OptionSpec many(String name, String label, String description) {
        return OptionSpec.builder(name).type(List.class).auxiliaryTypes(String.class).arity("1").paramLabel(label).description(description).build();
    }

    private static PositionalParamSpec files() {
        return PositionalParamSpec.builder().index("0..*").arity("1..*").required(true).type(List.class).auxiliaryTypes(String.class)
                .paramLabel("FILE").description("worksheets; - is standard input").build();
    }

    private static PositionalParamSpec text(int index, String label, String description, boolean required) {
        return PositionalParamSpec.builder().index(String.valueOf(index)).type(String.class).arity(required ? "1" : "0..1")
                .paramLabel(label).description(description).required(required).build();
    }
}
