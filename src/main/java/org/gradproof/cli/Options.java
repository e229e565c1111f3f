package org.gradproof.cli;

import java.time.Duration;
import org.gradproof.worksheet.Settings;

/// What the options common to the commands say.
record Options(boolean ascii, boolean json, boolean debug, Settings settings) {
    static final Options STANDARD = new Options(false, false, false, Settings.STANDARD);

    /// @throws IllegalArgumentException with a sentence for the user
    static Duration seconds(String text) {
        double seconds;
        try {
            seconds = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            seconds = Double.NaN;
        }
        if (!(seconds > 0) || seconds > 1e6) throw new IllegalArgumentException("the time limit is a positive number of seconds, not '" + text + "'");
        return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
    }

    /// @throws IllegalArgumentException with a sentence for the user
    static int digits(String text) {
        if (!text.matches("[1-9][0-9]{0,3}")) throw new IllegalArgumentException("the number of digits is 1 to 9999, not '" + text + "'");
        return Integer.parseInt(text);
    }
}
