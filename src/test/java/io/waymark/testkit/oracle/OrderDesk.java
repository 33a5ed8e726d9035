package io.waymark.testkit.oracle;

import io.waymark.config.SourceSettings;
import io.waymark.config.StoreSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 2.4 and 2.5: the orders that were first seen in a session, and what they are worth. */
final class OrderDesk {
  private final OrderBook book;
  private final Map<String, SourceSettings> sources;

  OrderDesk(OrderBook book, Map<String, SourceSettings> sources) {
    this.book = book;
    this.sources = sources;
  }

  List<OrderFacts> orders(OracleSession session, StoreSettings store) {
    if (!session.isCounted()) {
      return List.of();
    }
    return session.events().stream()
        .filter(book::isWinner)
        .map(winner -> order(winner, session, store))
        .toList();
  }

  private OrderFacts order(OracleEvent winner, OracleSession session, StoreSettings store) {
    String currency = currency(winner, store);
    List<OracleEvent> rows =
        session.events().stream().filter(event -> isRowOf(winner, event)).toList();
    Optional<BigDecimal> amount =
        rows.stream()
            .filter(row -> currency(row, store).equals(currency))
            .flatMap(row -> row.amount().stream())
            .reduce(BigDecimal::add);
    long items = rows.stream().mapToLong(OrderDesk::pieces).sum();
    return new OrderFacts(
        winner,
        winner.text("order_id"),
        amount,
        currency,
        currency.equals(store.currency()),
        items);
  }

  /** A row that does not tell its quantity is one piece. */
  private static long pieces(OracleEvent row) {
    return row.text("quantity").map(Long::parseLong).orElse(1L);
  }

  /** The winner itself; where rows are items, also its repeats in this session. */
  boolean isRowOf(OracleEvent winner, OracleEvent event) {
    if (event.equals(winner)) {
      return true;
    }
    return sources.containsKey(winner.source())
        && sources.get(winner.source()).isOrderItems()
        && event.source().equals(winner.source())
        && book.isRepeat(event)
        && event.text("order_id").equals(winner.text("order_id"));
  }

  /** The currency of the store when the event tells none. */
  static String currency(OracleEvent event, StoreSettings store) {
    return event.text("currency").orElse(store.currency());
  }
}
