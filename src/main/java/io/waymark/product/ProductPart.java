package io.waymark.product;

import io.waymark.config.ProductSettings.Action;
import io.waymark.visitor.NamedProduct;
import io.waymark.visitor.OrderRole;
import io.waymark.visitor.SessionPart;
import io.waymark.visitor.VisitorEvent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notes what a session does with each product (semantics 8). A repeated order takes no action. A
 * row that is an item of an order takes none but buying: it buys its product when the order was
 * first seen in this session.
 */
public final class ProductPart implements SessionPart<KeptProducts> {
  private static final int[] BITS =
      Arrays.stream(Action.values()).mapToInt(SessionProduct::bit).toArray();

  private static final int BOUGHT = SessionProduct.bit(Action.BOUGHT);

  private final int[][] conditions;
  private final int purchaseCondition;
  private final int maxPerSession;
  private final Map<String, ProductTally> products = new LinkedHashMap<>();

  /** Orders first seen in this session: are they in the currency of the store? */
  private final Map<String, Boolean> orders = new HashMap<>();

  private boolean isCapped;

  public ProductPart(ProductRules rules) {
    this.conditions = rules.conditions();
    this.purchaseCondition = rules.purchaseCondition();
    this.maxPerSession = rules.maxPerSession();
  }

  @Override
  public void begin() {
    products.clear();
    orders.clear();
    isCapped = false;
  }

  @Override
  public void add(VisitorEvent event) {
    if (event.orderRole() == OrderRole.FIRST
        && event.orderId() != null
        && purchaseCondition >= 0
        && event.meets(purchaseCondition)) {
      orders.put(event.orderId(), event.isStoreCurrency());
    }
    NamedProduct product = event.product();
    if (product != null) {
      int taken = taken(event);
      if (taken != 0) {
        add(event, product, taken);
      }
    }
  }

  private int taken(VisitorEvent event) {
    int all = 0;
    for (int action = 0; action < conditions.length; action++) {
      for (int condition : conditions[action]) {
        if (event.meets(condition)) {
          all |= BITS[action];
        }
      }
    }
    return switch (event.orderRole()) {
      case FIRST -> all;
      case ITEM ->
          event.orderId() != null && orders.containsKey(event.orderId()) ? all & BOUGHT : 0;
      case REPEAT -> 0;
    };
  }

  private void add(VisitorEvent event, NamedProduct product, int taken) {
    ProductTally tally = products.get(product.id());
    if (tally == null) {
      if (products.size() >= maxPerSession) {
        isCapped = true;
        return;
      }
      tally = new ProductTally(product.id());
      products.put(product.id(), tally);
    }
    tally.add(taken, product, (taken & BOUGHT) == 0 ? null : revenue(event));
  }

  /** An order in another currency is worth nothing here, so neither are its items. */
  private @Nullable BigDecimal revenue(VisitorEvent event) {
    boolean isOfStore =
        event.orderRole() == OrderRole.FIRST
            || Boolean.TRUE.equals(orders.get(String.valueOf(event.orderId())));
    return isOfStore && event.isStoreCurrency() ? event.amount() : null;
  }

  @Override
  public KeptProducts end() {
    return products.isEmpty()
        ? KeptProducts.NONE
        : new KeptProducts(products.values().stream().map(ProductTally::end).toList(), isCapped);
  }
}
