package org.gradproof.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Derivation;
import org.gradproof.calculus.Lemmas;
import org.gradproof.campaign.Specimen.Flaw;
import org.gradproof.campaign.Specimen.Kind;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Refused;
import org.gradproof.library.Library;
import org.gradproof.numeric.Environment;
import org.gradproof.prover.Slip;

/// Claims that are true by the way they are made, and the same with one mistake; each by its number alone.
final class Generator {
    private static final int TRIES = 60;

    private final Library library;
    private final Lemmas lemmas;
    private final long seed;
    private final Identities identities;
    private final Vectors vectors;

    Generator(Library library, Lemmas lemmas, long seed) {
        this.library = library;
        this.lemmas = lemmas;
        this.seed = seed;
        this.identities = new Identities(library);
        this.vectors = new Vectors(library);
    }

    /// The claim of this number: a true one for an even number, one with a mistake for an odd number.
    Specimen specimen(long number) {
        Random random = new Random(seed * 1_000_003 + number * 7_919);
        for (int n = 0; n < 12; n++) random.nextInt();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<Specimen> s = drawn(random, number);
            if (s.isEmpty()) continue;
            Optional<Specimen> result = number % 2 == 0 ? s.filter(t -> isAlive(t, random)) : mutant(s.get(), random);
            if (result.isPresent()) return result.get();
        }
        throw new IllegalStateException("nothing came of number " + number);
    }

    /// Whether both sides have a value somewhere; a true claim with different values there is the generator's mistake, or a wrong
    /// derivative.
    private static boolean isAlive(Specimen s, Random random) {
        Points points = new Points(random);
        boolean alive = false;
        for (int i = 0; i < 6; i++) {
            Optional<Environment> at = points.point(s.function(), s.right(), s.assumptions());
            if (at.isEmpty()) continue;
            if (points.differ(s, s.right(), at.get())) throw new IllegalStateException("made wrongly, or derived wrongly: " + s + " at " + at.get());
            alive |= points.hasValue(s.function(), at.get()) && points.hasValue(s.right(), at.get());
            if (alive && i >= 2) return true;
        }
        return alive;
    }

    private Optional<Specimen> drawn(Random random, long number) {
        try {
            Optional<Specimen> s = switch (random.nextInt(20)) {
                case 0, 1, 2, 3, 4 -> derivative(random, number, Kind.DERIVATIVE);
                case 5, 6, 7 -> derivative(random, number, Kind.PIECEWISE);
                case 8, 9 -> derived(random, number);
                case 10, 11, 12, 13 -> Optional.of(identities.specimen(random, number));
                case 14, 15, 16 -> rewriting(random, number);
                default -> Optional.of(vectors.specimen(random, number));
            };
            return s.filter(t -> t.left().treeSize() + t.right().treeSize() < 400 && t.value() != t.right());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a rewriting that makes no term, such as 1/0
        }
    }

    private Optional<Specimen> derivative(Random random, long number, Kind kind) {
        Symbol x = Symbol.real("x");
        Grower grower = new Grower(library, x, random);
        Expr f = kind == Kind.PIECEWISE ? grower.kinked(1 + random.nextInt(2)) : grower.smooth(1 + random.nextInt(3));
        Expr value = Textbook.derivative(f, x);
        if (value == Terms.ZERO) return Optional.empty();
        Expr right = new Rewrites(library, random).times(random.nextInt(4), value);
        return Optional.of(new Specimen(kind, Terms.derivative(x, f), value, right, List.of(), Optional.empty(), number));
    }

    /// The program's own derivative in its best form, rewritten.
    private Optional<Specimen> derived(Random random, long number) {
        Symbol x = Symbol.real("x");
        Grower grower = new Grower(library, x, random);
        Expr f = random.nextInt(4) == 0 ? grower.kinked(1) : grower.smooth(1 + random.nextInt(2));
        Expr term = Terms.derivative(x, f);
        try {
            Expr right = Derivation.of(term, Facts.none(), lemmas).result();
            return Optional.of(new Specimen(Kind.DERIVED, term, Textbook.derivative(f, x),
                    new Rewrites(library, random).times(1 + random.nextInt(3), right), List.of(), Optional.empty(), number));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private Optional<Specimen> rewriting(Random random, long number) {
        Grower grower = new Grower(library, Symbol.real("x"), random);
        Expr e = random.nextInt(4) == 0 ? grower.kinked(1 + random.nextInt(2)) : grower.smooth(1 + random.nextInt(2));
        Expr right = new Rewrites(library, random).times(1 + random.nextInt(5), e);
        return right == e ? Optional.empty() : Optional.of(new Specimen(Kind.REWRITING, e, e, right, List.of(), Optional.empty(), number));
    }

    private static Optional<Specimen> mutant(Specimen s, Random random) {
        Mutations mutations = new Mutations(random);
        Points points = new Points(random);
        for (int i = 0; i < 4; i++) {
            Optional<Mutations.Mutant> m = random.nextBoolean() ? slip(s, random) : i == 0 && random.nextInt(4) == 0 ? forgetful(s, random) : Optional.empty();
            if (m.isEmpty()) m = mutations.of(s.right());
            if (m.isEmpty()) continue;
            Expr wrong = m.get().term();
            Optional<Environment> at = points.difference(s, wrong, s.assumptions(), 6);
            if (at.isPresent()) return Optional.of(s.with(wrong, new Flaw(m.get().edit(), at.get())));
        }
        return Optional.empty();
    }

    /// A mistake of one of the kinds that are diagnosed, each as likely as the others where it can be made.
    private static Optional<Mutations.Mutant> slip(Specimen s, Random random) {
        List<Slip> kinds = new ArrayList<>(SingleSlips.KINDS);
        Collections.shuffle(kinds, random);
        for (Slip kind : kinds) {
            Optional<SingleSlips.Made> made = new SingleSlips(random).of(kind, s);
            if (made.isPresent()) return Optional.of(new Mutations.Mutant("slip: " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), made.get().wrong()));
        }
        return Optional.empty();
    }

    private static Optional<Mutations.Mutant> forgetful(Specimen s, Random random) {
        if (!(s.left() instanceof Expr.Derivative d) || !d.index().isEmpty() || s.kind() == Kind.VECTOR || s.kind() == Kind.IDENTITY) return Optional.empty();
        int chains = Textbook.chains(d.body(), d.variable());
        if (chains == 0) return Optional.empty();
        return Optional.of(new Mutations.Mutant("a missing inner derivative", Textbook.forgetful(d.body(), d.variable(), 1 + random.nextInt(chains))));
    }

}
