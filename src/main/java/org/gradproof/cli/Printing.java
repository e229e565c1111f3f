package org.gradproof.cli;

import java.time.Duration;
import java.util.function.Supplier;
import org.gradproof.worksheet.Worker;

/// Answers put into words within a limit of time, as they were found: what is large takes long to print too.
final class Printing {
    private Printing() {}

    /// The text, or a line that says why there is none.
    static String inTime(Supplier<String> text, Duration limit) {
        return switch (Worker.run(text::get, limit)) {
            case Worker.End.Done<String>(String done) -> done;
            case Worker.End.Stopped<String>(boolean byLimit) -> byLimit
                    ? "  ? the answer is too large to be printed in " + seconds(limit) + "; ask for a part of it, or give more time\n" : "  ? stopped\n";
            case Worker.End.Exhausted<String>(String of) -> "  ? there is not enough " + of + " to print this answer\n";
        };
    }

    private static String seconds(Duration d) {
        return d.toMillis() % 1000 == 0 ? d.toSeconds() + " s" : d.toMillis() / 1000.0 + " s";
    }
}
