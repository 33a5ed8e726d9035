package io.waymark.visitor;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One event as the pass over a visitor's events sees it.
 *
 * @param sessionKey session id of the source when sessions are keyed by it, else null
 * @param atMicros instant in microseconds since 1970, UTC
 * @param mask bit per declared condition, see {@link #meets}
 * @param channel channel of an event that carries a marker (campaign, click id, external referrer)
 *     or names it; null for any other event
 * @param hasAddress the event has the address of a page
 * @param dimensions values of the declared dimensions, in their order
 * @param distinctKeys per conversion with distinct-by, in declared order: hash of the value; null:
 *     the event has none
 * @param amount in its currency; null when unknown
 * @param product what the event takes an action on; null when it takes none
 * @param resumption what stands before the event, if the events before it are not passed
 */
@SuppressWarnings("ArrayRecordComponent") // made once per event, compared never
public record VisitorEvent(
    String storeId,
    String visitorId,
    @Nullable String sessionKey,
    String eventId,
    long atMicros,
    long[] mask,
    @Nullable String pagePath,
    @Nullable String pageType,
    @Nullable String channel,
    @Nullable String campaign,
    @Nullable String referrerHost,
    boolean hasAddress,
    @Nullable String device,
    @Nullable String country,
    @Nullable String[] dimensions,
    @Nullable Long[] distinctKeys,
    @Nullable BigDecimal amount,
    boolean isStoreCurrency,
    @Nullable String currency,
    @Nullable Long quantity,
    @Nullable String orderId,
    OrderRole orderRole,
    @Nullable NamedProduct product,
    @Nullable Resumption resumption) {

  /** Does the event meet the condition of this number? */
  public boolean meets(int condition) {
    return (mask[condition >>> 6] & (1L << (condition & 63))) != 0;
  }

  /** Do both events belong to the same stream that is cut into sessions? */
  public boolean isOfSameStream(VisitorEvent other) {
    return visitorId.equals(other.visitorId)
        && storeId.equals(other.storeId)
        && (sessionKey == null ? other.sessionKey == null : sessionKey.equals(other.sessionKey));
  }
}
