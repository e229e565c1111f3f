package org.gradproof.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every room says at its door what it is and what it may import; every file what it holds.
final class DoorSignsTest {
    static List<Room> rooms() throws IOException {
        return Room.all();
    }

    static List<Path> files() {
        return Room.files(Room.SOURCES, ".java").stream().filter(p -> !p.endsWith("package-info.java")).toList();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void saysWhatTheRoomIs(Room room) throws IOException {
        assertTrue(Files.exists(room.door()), () -> room + " has no package-info.java");
        List<String> lines = Files.readAllLines(room.door());
        assertTrue(lines.getFirst().startsWith("/// "), () -> room + " does not begin with what it is");
        assertTrue(lines.contains("@NullMarked"), () -> room + " is not @NullMarked");
        assertEquals(1, room.signs().size(), () -> room + " needs one line '/// May import: …'");
    }

    @Test
    void signsNameRooms() throws IOException {
        Set<String> rooms = Room.all().stream().map(Room::name).collect(Collectors.toCollection(TreeSet::new));
        for (Room room : Room.all()) {
            Set<String> unknown = new TreeSet<>(room.mayImport());
            unknown.removeAll(rooms);
            unknown.removeAll(Set.of("expr", "kernel", "algebra", "calculus", "tensor", "numeric", "prover", "syntax",
                    "render", "library", "oracle", "worksheet", "cli"));
            assertEquals(Set.of(), unknown, () -> "on the door of " + room);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void opensWithASentence(Path file) throws IOException {
        boolean documented = Files.readAllLines(file).stream()
                .dropWhile(l -> l.isBlank() || l.startsWith("package ") || l.startsWith("import ")).findFirst()
                .orElse("").startsWith("/// ");
        assertTrue(documented, () -> file + " does not say in a /// sentence what it holds");
    }
}
