package org.gradproof.cli;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One run of the program inside the test.
public record Run(int status, String out, String err) {
    public static Run of(String... args) {
        return piped("", args);
    }

    public static Run piped(String input, String... args) {
        return piped(input.getBytes(StandardCharsets.UTF_8), args);
    }

    static Run piped(byte[] input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(List.of(args), new Console(new ByteArrayInputStream(input), Output.utf8(out), Output.utf8(err), false));
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// The output as JSON, an object a line.
    public List<JsonObject> json() {
        List<JsonObject> all = new ArrayList<>();
        for (String line : out.split("\n")) {
            if (line.isEmpty()) continue;
            try {
                all.add(JsonParser.object().from(line));
            } catch (JsonParserException e) {
                throw new AssertionError(line, e);
            }
        }
        return all;
    }
}
