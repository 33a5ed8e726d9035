package io.waymark.conversion;

import io.waymark.visitor.VisitorEvent;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order in the session in which it was first seen.
 *
 * @param orderId as the source names it; null when it names none
 * @param eventId the event that stands for it
 * @param revenue in its currency; null when unknown
 */
public record SessionOrder(
    @Nullable String orderId,
    String eventId,
    long atMicros,
    @Nullable BigDecimal revenue,
    @Nullable String currency,
    boolean isStoreCurrency,
    long itemCount) {

  static SessionOrder of(VisitorEvent event) {
    return new SessionOrder(
        event.orderId(),
        event.eventId(),
        event.atMicros(),
        event.amount(),
        event.currency(),
        event.isStoreCurrency(),
        pieces(event));
  }

  /** The order with one more of its rows; an amount in another currency can't be added. */
  SessionOrder plus(VisitorEvent row) {
    BigDecimal sum = revenue;
    BigDecimal amount = row.amount();
    if (amount != null && isInCurrencyOf(row)) {
      sum = sum == null ? amount : sum.add(amount);
    }
    return new SessionOrder(
        orderId, eventId, atMicros, sum, currency, isStoreCurrency, itemCount + pieces(row));
  }

  private boolean isInCurrencyOf(VisitorEvent row) {
    return isStoreCurrency
        ? row.isStoreCurrency()
        : !row.isStoreCurrency() && Objects.equals(currency, row.currency());
  }

  private static long pieces(VisitorEvent row) {
    Long quantity = row.quantity();
    return quantity == null ? 1 : quantity;
  }
}
