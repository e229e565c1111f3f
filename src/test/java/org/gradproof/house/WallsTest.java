package org.gradproof.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every room keeps to what its door sign allows, as the class files tell it.
final class WallsTest {
    /// Which rooms may speak to which library.
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "org.antlr.", Set.of("syntax"),
            "org.matheclipse.", Set.of("oracle"),
            "org.hipparchus.", Set.of("oracle"),
            "org.commonmark.", Set.of("worksheet", "sheet"),
            "com.grack.nanojson.", Set.of("worksheet", "cli"),
            "picocli.", Set.of("cli"),
            "org.jline.", Set.of("cli"));

    /// Of `java.io`, what concerns no file and no terminal: resources and strings are read by these.
    private static final Set<String> HARMLESS = Set.of("java.io.InputStream", "java.io.IOException",
            "java.io.UncheckedIOException", "java.io.Serializable", "java.io.Reader", "java.io.StringReader",
            "java.io.StringWriter", "java.io.Writer", "java.io.ByteArrayInputStream", "java.io.ByteArrayOutputStream",
            "java.io.BufferedReader", "java.io.InputStreamReader", "java.io.Closeable");

    /// Symja insists on streams to print to; they lead nowhere.
    private static final Set<String> NOWHERE = Set.of("java.io.PrintStream", "java.io.OutputStream");

    static List<Room> rooms() throws IOException {
        return Room.all();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void importsOnlyWhatTheDoorSignSays(Room room) throws IOException {
        assertEquals(List.of(), breaches(room));
    }

    @Test
    void classesAreInRooms() {
        for (Path c : Room.files(Room.CLASSES, ".class")) {
            assertTrue(c.startsWith(Room.CLASSES.resolve("org/gradproof")), () -> c + " is in no room");
        }
    }

    @Test
    void signsLeadRoundInNoCircle() throws IOException {
        Map<String, Set<String>> arrows = new HashMap<>();
        for (Room r : Room.all()) arrows.put(r.name(), r.mayImport());
        for (String from : arrows.keySet()) {
            Set<String> reached = new HashSet<>();
            List<String> open = new ArrayList<>(arrows.get(from));
            while (!open.isEmpty()) {
                String next = open.removeLast();
                if (reached.add(next)) open.addAll(arrows.getOrDefault(next, Set.of()));
            }
            assertFalse(reached.contains(from), () -> from + " imports itself by a detour");
        }
    }

    @Test
    void seesWhatAnotherRoomIsUsedFor() throws IOException {
        Room house = new Room("house", Path.of("src/test/java/org/gradproof/house"));
        Set<String> seen = Mentions.of(Files.readAllBytes(Path.of("target/test-classes/org/gradproof/house/WallsTest.class"))).classes();
        assertTrue(seen.contains("java.nio.file.Path") && seen.contains("org.gradproof.house.Room"), seen::toString);
        assertEquals(Optional.of("java.nio.file.Path is for cli"), breach(house, Set.of(), "java.nio.file.Path"));
        assertEquals(Optional.of("org.antlr.v4.runtime.Token is not for this room"), breach(house, Set.of(), "org.antlr.v4.runtime.Token"));
        assertEquals(Optional.of("org.gradproof.expr.Expr is behind a wall"), breach(house, Set.of(), "org.gradproof.expr.Expr"));
        assertEquals(Optional.of("com.google.common.base.Joiner is not ours to use"), breach(house, Set.of(), "com.google.common.base.Joiner"));
        assertEquals(Optional.empty(), breach(house, Set.of("expr"), "org.gradproof.expr.Expr"));
    }

    private static List<String> breaches(Room room) throws IOException {
        Set<String> allowed = room.mayImport();
        List<String> found = new ArrayList<>();
        for (Path file : room.classes()) {
            Mentions mentions = Mentions.of(Files.readAllBytes(file));
            for (String c : mentions.classes()) breach(room, allowed, c).ifPresent(b -> found.add(file.getFileName() + ": " + b));
            for (String f : mentions.fields()) {
                if (f.matches("java\\.lang\\.System\\.(out|err|in)") && !room.name().equals("cli")) found.add(file.getFileName() + ": " + f + " is for cli");
            }
        }
        return found;
    }

    /// What is wrong with this room's mentioning that class, if anything.
    private static Optional<String> breach(Room room, Set<String> allowed, String mentioned) {
        if (mentioned.startsWith("org.gradproof.")) {
            String other = mentioned.split("\\.")[2];
            return other.equals(room.name()) || allowed.contains(other) ? Optional.empty() : Optional.of(mentioned + " is behind a wall");
        }
        if (mentioned.startsWith("java.io.") || mentioned.startsWith("java.nio.file.") || mentioned.startsWith("java.net.")) {
            boolean fine = room.name().equals("cli") || HARMLESS.contains(mentioned) || room.name().equals("oracle") && NOWHERE.contains(mentioned);
            return fine ? Optional.empty() : Optional.of(mentioned + " is for cli");
        }
        if (mentioned.startsWith("java.") || mentioned.startsWith("org.jspecify.") || mentioned.indexOf('.') < 0) return Optional.empty();
        for (Map.Entry<String, Set<String>> library : LIBRARIES.entrySet()) {
            if (mentioned.startsWith(library.getKey())) {
                return library.getValue().contains(room.name()) ? Optional.empty() : Optional.of(mentioned + " is not for this room");
            }
        }
        return Optional.of(mentioned + " is not ours to use");
    }
}
