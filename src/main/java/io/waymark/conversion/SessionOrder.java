package io.waymark.conversion;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order in the session in which it was first seen.
 *
 * @param orderId as the source names it; the id of the event when it names none
 * @param revenue in its currency; null when unknown
 */
public record SessionOrder(
    String orderId,
    long atMicros,
    @Nullable BigDecimal revenue,
    @Nullable String currency,
    boolean isStoreCurrency,
    long itemCount) {

  /** The order with one more of its rows. */
  SessionOrder plus(@Nullable BigDecimal amount, long items) {
    BigDecimal sum = revenue;
    if (amount != null) {
      sum = sum == null ? amount : sum.add(amount);
    }
    return new SessionOrder(orderId, atMicros, sum, currency, isStoreCurrency, itemCount + items);
  }
}
