package io.waymark.testkit.oracle;

import io.waymark.config.Conversion;
import io.waymark.config.StoreSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** 5.1: which conversions happened in a session. */
final class Happenings {
  private final List<Conversion> conversions;
  private final OrderBook book;

  Happenings(List<Conversion> conversions, OrderBook book) {
    this.conversions = conversions;
    this.book = book;
  }

  /**
   * In declared order.
   *
   * @param facts what a session condition sees, by column
   */
  List<Happening> in(
      OracleSession session,
      StoreSettings store,
      List<OrderFacts> orders,
      Map<String, String> facts) {
    List<Happening> happenings = new ArrayList<>();
    for (Conversion conversion : conversions) {
      if (conversion.scope() == Conversion.Scope.SESSION) {
        if (Holds.holds(conversion.when(), field -> present(facts, field))) {
          happenings.add(new Happening(conversion, 1, session.startedAt(), BigDecimal.ZERO));
        }
        continue;
      }
      List<OracleEvent> events = occurrences(conversion, session);
      if (!events.isEmpty()) {
        BigDecimal value =
            conversion.hasValue() ? value(conversion, events, store, orders) : BigDecimal.ZERO;
        happenings.add(new Happening(conversion, events.size(), events.get(0).at(), value));
      }
    }
    return happenings;
  }

  private static Optional<String> present(Map<String, String> cells, String field) {
    return Optional.ofNullable(cells.get(field)).filter(text -> !text.isEmpty());
  }

  /** Repeats of an order meet none; distinct-by counts the first event of each value. */
  private List<OracleEvent> occurrences(Conversion conversion, OracleSession session) {
    List<OracleEvent> events = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (OracleEvent event : session.events()) {
      if (!book.isRepeat(event) && Holds.on(event, conversion.when())) {
        Optional<String> token = conversion.distinctBy().flatMap(event::text);
        if (token.isEmpty() || seen.add(token.orElseThrow())) {
          events.add(event);
        }
      }
    }
    return events;
  }

  /**
   * Amounts in the currency of the store. 2.4: rows of an order add up to the order, so to what
   * counts orders; they meet no conversion, so no other one is worth more by them.
   */
  private BigDecimal value(
      Conversion conversion,
      List<OracleEvent> events,
      StoreSettings store,
      List<OrderFacts> orders) {
    BigDecimal sum = BigDecimal.ZERO;
    for (OracleEvent event : events) {
      if (OrderDesk.currency(event, store).equals(store.currency())) {
        Optional<OrderFacts> order =
            orders.stream()
                .filter(facts -> book.countsOrders(conversion) && facts.winner().equals(event))
                .findFirst();
        Optional<BigDecimal> amount = order.isPresent() ? order.get().amount() : event.amount();
        sum = sum.add(amount.orElse(BigDecimal.ZERO));
      }
    }
    return sum;
  }
}
