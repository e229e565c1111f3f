package org.gradproof.house;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a class file speaks of.
///
/// @param classes names with dots, of classes in code, descriptors, signatures and annotations
/// @param fields `owner.name` of every field that code reads or writes
record Mentions(Set<String> classes, Set<String> fields) {
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w$]+(?:/[\\w$]+)+)[;<]");

    static Mentions of(byte[] classFile) {
        Set<String> classes = new TreeSet<>();
        Set<String> fields = new TreeSet<>();
        for (PoolEntry entry : ClassFile.of().parse(classFile).constantPool()) {
            if (entry instanceof ClassEntry c) add(c.asInternalName(), classes);
            if (entry instanceof Utf8Entry u) descriptors(u.stringValue(), classes);
            if (entry instanceof FieldRefEntry f) fields.add(f.owner().asInternalName().replace('/', '.') + "." + f.name().stringValue());
        }
        return new Mentions(classes, fields);
    }

    private static void add(String internal, Set<String> into) {
        if (internal.startsWith("[")) descriptors(internal, into);
        else into.add(internal.replace('/', '.'));
    }

    private static void descriptors(String text, Set<String> into) {
        Matcher m = IN_DESCRIPTOR.matcher(text);
        while (m.find()) into.add(m.group(1).replace('/', '.'));
    }
}
