package io.waymark.testkit.oracle;

import io.waymark.config.Conversion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * 2.4: orders count once per store and order id, ever. Only events that meet the purchase condition
 * compete.
 */
final class OrderBook {
  private static final Comparator<OracleEvent> WITH_VISITOR_FIRST =
      Comparator.comparing((OracleEvent event) -> event.visitor().isEmpty())
          .thenComparing(EventOrder.BY_TIME);

  private final Conversion purchase;
  private final Set<OracleEvent> winners = new HashSet<>();
  private final Set<OracleEvent> repeats = new HashSet<>();

  OrderBook(List<OracleEvent> events, Conversion purchase) {
    this.purchase = purchase;
    Map<List<String>, List<OracleEvent>> byOrder = new HashMap<>();
    for (OracleEvent event : events) {
      if (!isPurchase(event)) {
        continue;
      }
      if (event.text("order_id").isPresent()) {
        byOrder
            .computeIfAbsent(
                List.of(event.store(), event.text("order_id").orElseThrow()),
                order -> new ArrayList<>())
            .add(event);
      } else {
        winners.add(event); // without an order id each event is its own order
      }
    }
    for (List<OracleEvent> competing : byOrder.values()) {
      OracleEvent winner = competing.stream().min(WITH_VISITOR_FIRST).orElseThrow();
      winners.add(winner);
      repeats.addAll(competing);
      repeats.remove(winner);
    }
  }

  boolean isPurchase(OracleEvent event) {
    return purchase.scope() == Conversion.Scope.EVENT && Holds.on(event, purchase.when());
  }

  boolean countsOrders(Conversion conversion) {
    return conversion.equals(purchase);
  }

  boolean isWinner(OracleEvent event) {
    return winners.contains(event);
  }

  /** Repeats stay events, but meet no conversion. */
  boolean isRepeat(OracleEvent event) {
    return repeats.contains(event);
  }
}
