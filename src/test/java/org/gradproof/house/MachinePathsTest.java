package org.gradproof.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// No file speaks of a place on somebody's machine.
final class MachinePathsTest {
    private static final Pattern PLACE = Pattern.compile("(?<![\\w.\\])}])(/(home|Users|root|work|mnt)/\\w|[A-Z]:\\\\Users\\\\)");

    @Test
    void noFileNamesAPlaceOnAMachine() throws IOException {
        List<String> found = new ArrayList<>();
        Files.walkFileTree(Path.of(""), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean skipped = directory.endsWith("target") || directory.endsWith(".git") || directory.endsWith(".idea");
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                // In a work tree of git this is a file, which says where the rest is.
                if (file.endsWith(".git")) return FileVisitResult.CONTINUE;
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                text.lines().filter(l -> PLACE.matcher(l).find()).forEach(l -> found.add(file + ": " + l.strip()));
                return FileVisitResult.CONTINUE;
            }
        });
        assertEquals(List.of(), found);
    }

    @Test
    void findsAPlace() {
        assertTrue(PLACE.matcher("see /" + "home/ada/notes").find());
        assertTrue(PLACE.matcher("C:" + "\\Users\\ada").find());
        assertFalse(PLACE.matcher("the root/work/x of a fraction, src/home/x").find());
        assertFalse(PLACE.matcher("/usr/lib/jvm/temurin").find());
    }
}
