package io.waymark.conversion;

import io.waymark.visitor.OrderRole;
import io.waymark.visitor.SessionPart;
import io.waymark.visitor.VisitorEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the orders that were first seen in a session (semantics 2.4). */
public final class OrderPart implements SessionPart<List<SessionOrder>> {
  private final int purchaseCondition;
  private final Map<String, SessionOrder> orders = new LinkedHashMap<>();

  /**
   * The macro-conversion says which events are purchases.
   *
   * @param purchaseCondition number of its condition; -1: there are no orders
   */
  public OrderPart(int purchaseCondition) {
    this.purchaseCondition = purchaseCondition;
  }

  @Override
  public void begin() {
    orders.clear();
  }

  @Override
  public void add(VisitorEvent event) {
    if (purchaseCondition < 0
        || event.orderRole() == OrderRole.REPEAT
        || !event.meets(purchaseCondition)) {
      return;
    }
    String id = event.orderId() == null ? event.eventId() : event.orderId();
    long items = event.quantity() == null ? 1 : event.quantity();
    SessionOrder known = orders.get(id);
    if (known != null) {
      orders.put(id, known.plus(event.amount(), items));
    } else if (event.orderRole() == OrderRole.FIRST) {
      orders.put(id, order(id, event, items));
    }
  }

  private static SessionOrder order(String id, VisitorEvent event, long items) {
    return new SessionOrder(
        id, event.atMicros(), event.amount(), event.currency(), event.isStoreCurrency(), items);
  }

  @Override
  public List<SessionOrder> end() {
    return List.copyOf(orders.values());
  }
}
