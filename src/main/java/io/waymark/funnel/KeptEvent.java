package io.waymark.funnel;

/**
 * An event of a session that a funnel needs.
 *
 * @param funnel place of the funnel among the declared ones
 * @param atMicros instant in microseconds since 1970, UTC
 * @param tieOrdinal how many events of the same stream and instant come before it
 * @param steps bit i: it can fill step i, counted from 0
 * @param exclusions bit i: it must not lie before step i
 */
public record KeptEvent(int funnel, long atMicros, int tieOrdinal, long steps, long exclusions) {}
