package io.waymark.conversion;

import io.waymark.visitor.OrderRole;
import io.waymark.visitor.SessionPart;
import io.waymark.visitor.VisitorEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the orders that were first seen in a session (semantics 2.4). */
public final class OrderPart implements SessionPart<List<SessionOrder>> {
  private final int purchaseCondition;
  private final List<SessionOrder> orders = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

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
    places.clear();
  }

  @Override
  public void add(VisitorEvent event) {
    if (purchaseCondition < 0
        || event.orderRole() == OrderRole.REPEAT
        || !event.meets(purchaseCondition)) {
      return;
    }
    if (event.orderRole() == OrderRole.FIRST) {
      if (event.orderId() != null) {
        places.put(event.orderId(), orders.size());
      }
      orders.add(SessionOrder.of(event));
    } else if (event.orderId() != null) {
      Integer place = places.get(event.orderId());
      if (place != null) {
        orders.set(place, orders.get(place).plus(event));
      }
    }
  }

  @Override
  public List<SessionOrder> end() {
    return List.copyOf(orders);
  }
}
