package io.waymark.visitor;

import org.jspecify.annotations.Nullable;

/** The product that an event takes an action on, and the category that the event says it has. */
public record NamedProduct(String id, @Nullable String category) {}
