package io.waymark.storage;

import java.util.OptionalLong;

/**
 * How much a table holds.
 *
 * @param rows empty: a writer of a file did not say how many it has
 */
public record TableSize(long files, long bytes, OptionalLong rows) {}
