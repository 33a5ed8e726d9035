package io.waymark.testkit.oracle;

import io.waymark.config.ProductSettings;
import io.waymark.config.ProductSettings.Action;
import io.waymark.config.StoreSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** 8: what sessions do with products. */
final class ProductDesk {
  private final ProductSettings settings;
  private final OrderBook book;
  private final OrderDesk orderDesk;

  ProductDesk(ProductSettings settings, OrderBook book, OrderDesk orderDesk) {
    this.settings = settings;
    this.book = book;
    this.orderDesk = orderDesk;
  }

  /** The products in the order of their first actions, as many as are kept. */
  Basket basket(OracleSession session, StoreSettings store, List<OrderFacts> orders) {
    if (!session.isCounted()) {
      return new Basket(List.of(), false);
    }
    Map<String, List<OracleEvent>> acting = new LinkedHashMap<>();
    for (OracleEvent event : session.events()) {
      if (!actions(event, orders).isEmpty()) {
        event
            .text(settings.key())
            .ifPresent(id -> acting.computeIfAbsent(id, p -> new ArrayList<>()).add(event));
      }
    }
    List<ProductFacts> products =
        acting.entrySet().stream()
            .limit(settings.maxPerSession())
            .map(entry -> product(entry.getKey(), entry.getValue(), store, orders))
            .toList();
    return new Basket(products, acting.size() > products.size());
  }

  /** 2.4: repeats take no action, but a row of an order that is kept here is one of its items. */
  private Set<Action> actions(OracleEvent event, List<OrderFacts> orders) {
    Set<Action> actions = EnumSet.noneOf(Action.class);
    for (Action action : Action.values()) {
      if (settings.conditions(action).stream().anyMatch(when -> Holds.on(event, when))) {
        actions.add(action);
      }
    }
    if (book.isRepeat(event)) {
      actions.retainAll(
          orderOf(event, orders).isPresent() ? EnumSet.of(Action.BOUGHT) : Set.<Action>of());
    }
    return actions;
  }

  private Optional<OrderFacts> orderOf(OracleEvent item, List<OrderFacts> orders) {
    return orders.stream().filter(order -> orderDesk.isRowOf(order.winner(), item)).findFirst();
  }

  private ProductFacts product(
      String id, List<OracleEvent> events, StoreSettings store, List<OrderFacts> orders) {
    Set<Action> actions = EnumSet.noneOf(Action.class);
    events.forEach(event -> actions.addAll(actions(event, orders)));
    String category =
        events.stream()
            .flatMap(event -> event.text(settings.category()).stream())
            .findFirst()
            .orElse("unknown");
    BigDecimal revenue =
        events.stream()
            .filter(event -> actions(event, orders).contains(Action.BOUGHT))
            .filter(event -> isOfStore(event, store, orders))
            .flatMap(event -> event.amount().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new ProductFacts(id, category, actions, revenue);
  }

  /** 2.5: only the currency of the store is summed; an item is worth what its order is. */
  private boolean isOfStore(OracleEvent event, StoreSettings store, List<OrderFacts> orders) {
    boolean isOwn = OrderDesk.currency(event, store).equals(store.currency());
    return isOwn
        && (!book.isRepeat(event)
            || orderOf(event, orders).filter(OrderFacts::isStoreCurrency).isPresent());
  }
}
