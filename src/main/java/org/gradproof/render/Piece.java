package org.gradproof.render;

/// A printed part with what its surroundings must know of it.
///
/// @param tall whether parentheses around it must grow
/// @param weight roughly how many letters wide it is
record Piece<B>(B body, Binding binding, boolean tall, Edge first, Edge last, int weight) {
    Piece<B> with(Binding other) {
        return new Piece<>(body, other, tall, first, last, weight);
    }
}
