package org.gradproof.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradproof.certificate.Certificate.Lemma;

/// The texts that Coq is given: the lemma library, files of certificates, and files that check them.
public final class Book {
    static final String LIMITS = "Limits";
    static final String INTERVALS = "Intervals";

    /// The library in the order in which it is compiled. Each of the last two is for some proofs only.
    public static final List<String> LIBRARY = List.of("Meaning", "Rules", "Means", "Inductions", "Steps", LIMITS, INTERVALS);

    /// All that a theorem may rest on: the axioms of Coq's classical reals.
    public static final List<String> AXIOMS = List.of("ClassicalDedekindReals.sig_not_dec", "ClassicalDedekindReals.sig_forall_dec",
            "FunctionalExtensionality.functional_extensionality_dep", "Classical_Prop.classic");

    private Book() {}

    /// A file, and where in it each lemma begins.
    public record Page(String text, List<Integer> starts) {
        public Page {
            starts = List.copyOf(starts);
        }

        /// Which lemma stands at this place, counted from 0; -1 before the first.
        public int lemmaAt(int offset) {
            int found = -1;
            for (int start : starts) if (start <= offset) found++;
            return found;
        }
    }

    /// A file of the library.
    public static String library(String name) {
        try (InputStream in = Book.class.getResourceAsStream(name + ".v")) {
            if (in == null) throw new IllegalStateException("no resource " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file that needs the compiled library.
    ///
    /// @param seconds for each sentence of a proof
    public static Page proofs(List<Lemma> lemmas, int seconds) {
        return page("From GP Require Import Rules Means Inductions Steps" + Stream.of(LIMITS, INTERVALS).filter(n -> needed(n, lemmas)).map(n -> " " + n).collect(Collectors.joining()) + ".\nSet Default Timeout " + seconds + ".\n", lemmas);
    }

    /// A file that Coq accepts alone.
    public static String whole(List<Lemma> lemmas) {
        StringBuilder all = new StringBuilder();
        for (String name : LIBRARY) {
            if (!needed(name, lemmas)) continue;
            all.append("(* ---- ").append(name).append(" ---- *)\n").append(library(name).replaceAll("(?m)^From GP Require .*\n", "")).append('\n');
        }
        return page(all + "(* ---- Certificates ---- *)\n", lemmas).text();
    }

    private static boolean needed(String name, List<Lemma> lemmas) {
        return !List.of(LIMITS, INTERVALS).contains(name) || lemmas.stream().anyMatch(l -> l.needs().contains(name));
    }

    private static Page page(String head, List<Lemma> lemmas) {
        StringBuilder all = new StringBuilder(head);
        List<Integer> starts = new ArrayList<>();
        for (Lemma l : lemmas) {
            starts.add(all.length());
            String module = module(starts.size());
            all.append("\nModule ").append(module).append(".\n");
            l.definitions().forEach(d -> all.append(d).append('\n'));
            all.append("Theorem claim : ").append(l.statement()).append(".\nProof.").append(l.script()).append(" Qed.\nEnd ").append(module).append(".\n");
        }
        return new Page(all.toString(), starts);
    }

    /// A file that restates every lemma, from the questions and not from the proofs, takes the theorems of the compiled file for
    /// it and asks what they rest on. It needs nothing but `Meaning`.
    ///
    /// @param file the name of the compiled file
    public static String check(String file, List<Lemma> lemmas) {
        StringBuilder all = new StringBuilder("From GP Require Import Meaning.\nFrom Certificates Require " + file + ".\n");
        for (int i = 1; i <= lemmas.size(); i++) {
            Lemma l = lemmas.get(i - 1);
            all.append("\nModule ").append(module(i)).append(".\n");
            l.definitions().forEach(d -> all.append(d).append('\n'));
            all.append("Definition check : ").append(l.statement()).append("\n  := ").append(file).append('.').append(module(i)).append(".claim.\nEnd ")
                    .append(module(i)).append(".\n");
        }
        all.append("\nDefinition all := (I");
        for (int i = 1; i <= lemmas.size(); i++) all.append(", ").append(module(i)).append(".check");
        return all + ").\nPrint Assumptions all.\n";
    }

    private static String module(int number) {
        return "Claim_" + number;
    }

    /// The axioms in what `Print Assumptions` printed.
    public static List<String> axioms(String printed) {
        List<String> found = new ArrayList<>();
        for (String line : printed.split("\n")) {
            boolean name = !line.isEmpty() && (Character.isLetter(line.charAt(0)) || line.charAt(0) == '_');
            if (name && !line.startsWith("Axioms:") && !line.startsWith("Closed under")) found.add(line.split("[\\s:]", 2)[0]);
        }
        return found;
    }
}
