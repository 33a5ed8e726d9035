package io.waymark.funnel;

/**
 * One event of a unit as a funnel sees it.
 *
 * <p>A funnel needs no event that has neither steps nor exclusions, except that it may break a
 * chain of {@link FunnelRules.Order#STRICT}. There it may be left out of the stream if the next
 * event says so by {@code followsOther}.
 *
 * @param atMicros instant in microseconds since 1970, UTC
 * @param epochDay its business day, in days since 1970
 * @param steps bit i: the event can fill step i, counted from 0
 * @param exclusions bit i: it must not lie between the required step before and step i; for any
 *     order between the entry and step i
 * @param followsOther an event that was left out lies between this one and the one fed before: in
 *     the stream with {@link FunnelRules.Ties#STRICT}, and otherwise strictly in time (one at the
 *     instant of an event that is fed does not count)
 * @param sessionId the session that holds the event
 */
public record FunnelEvent(
    long atMicros,
    int epochDay,
    long steps,
    long exclusions,
    boolean followsOther,
    String sessionId) {}
