package org.gradproof.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A package directly under `org.gradproof`, with whatever packages lie below it, found by its source.
record Room(String name, Path directory) {
    static final Path SOURCES = Path.of("src/main/java/org/gradproof");
    static final Path CLASSES = Path.of("target/classes");
    private static final String SIGN = "/// May import:";

    static List<Room> all() throws IOException {
        try (Stream<Path> entries = Files.list(SOURCES)) {
            return entries.filter(Files::isDirectory).filter(d -> !files(d, ".java").isEmpty()).sorted()
                    .map(d -> new Room(d.getFileName().toString(), d)).toList();
        }
    }

    Path door() {
        return directory.resolve("package-info.java");
    }

    /// The lines of the door sign that say what may be imported; there should be one.
    List<String> signs() throws IOException {
        return Files.readAllLines(door()).stream().filter(l -> l.startsWith(SIGN)).toList();
    }

    /// The rooms that the sign names.
    Set<String> mayImport() throws IOException {
        String line = signs().getFirst().substring(SIGN.length()).strip();
        Set<String> rooms = new TreeSet<>(List.of(line.split(" ")));
        rooms.remove("nothing");
        return rooms;
    }

    /// The classes of this room, as class files.
    List<Path> classes() {
        return files(CLASSES.resolve("org/gradproof").resolve(name), ".class");
    }

    static List<Path> files(Path below, String ending) {
        if (!Files.isDirectory(below)) return List.of();
        List<Path> found = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(below)) {
            walk.filter(Files::isRegularFile).filter(p -> p.toString().endsWith(ending)).sorted().forEach(found::add);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return found;
    }

    @Override
    public String toString() {
        return name;
    }
}
