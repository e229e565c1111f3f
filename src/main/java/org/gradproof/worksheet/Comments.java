package org.gradproof.worksheet;

import java.util.function.Consumer;
import org.gradproof.syntax.Source;

/// The comments between two statements, as prose: whole lines that begin with `#`, without these marks.
final class Comments {
    private Comments() {}

    /// Comments without a blank line between them are one piece of prose; one behind a statement belongs to that.
    static void between(Source source, int from, int to, Consumer<Worksheet.Entry> into) {
        if (source.text().indexOf('#', from) < 0 || source.text().indexOf('#', from) >= to) return;
        StringBuilder text = new StringBuilder();
        int first = 0;
        int at = from;
        while (at < to) {
            int end = source.text().indexOf('\n', at);
            if (end < 0 || end > to) end = to;
            String line = source.text().substring(at, end).strip();
            boolean whole = at == 0 || source.text().charAt(at - 1) == '\n';
            if (whole && line.startsWith("#")) {
                if (text.isEmpty()) first = source.line(at);
                text.append(text.isEmpty() ? "" : "\n").append(line.replaceFirst("^# ?", ""));
            } else if (whole && !text.isEmpty()) {
                into.accept(new Worksheet.Entry.Prose(text.toString(), first));
                text.setLength(0);
            }
            at = end + 1;
        }
        if (!text.isEmpty()) into.accept(new Worksheet.Entry.Prose(text.toString(), first));
    }
}
