package io.waymark.generate;

import org.jspecify.annotations.Nullable;

/**
 * One event of a visit before anything went wrong with it.
 *
 * @param number its place in the visit, from 0
 * @param at when it happened, exactly; epoch milliseconds
 * @param page null: recorded by a server
 * @param cents revenue of an order, or what is refunded
 */
record Step(
    int number,
    Action action,
    long at,
    @Nullable Page page,
    @Nullable Product product,
    int quantity,
    long cents) {}
