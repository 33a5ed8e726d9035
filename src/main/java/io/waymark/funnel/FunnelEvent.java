package io.waymark.funnel;

import io.waymark.config.FunnelSettings;

/**
 * One event of a unit as a funnel sees it.
 *
 * <p>A funnel needs no event that has neither steps nor exclusions, except that it may break a
 * chain of {@link FunnelSettings.Order#STRICT}; {@link OtherEvents} says which of them are enough.
 *
 * @param atMicros instant in microseconds since 1970, UTC
 * @param epochDay its business day, in days since 1970
 * @param steps bit i: the event can fill step i, counted from 0
 * @param exclusions bit i: it must not lie between the required step before and step i; for any
 *     order between the entry and step i
 */
public record FunnelEvent(
    long atMicros, int epochDay, long steps, long exclusions, FunnelSession session) {}
