package io.waymark.product;

import io.waymark.visitor.NamedProduct;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the current session did with one product so far. */
final class ProductTally {
  private final String productId;
  private @Nullable String category;
  private int actions;
  private BigDecimal revenue = BigDecimal.ZERO;

  ProductTally(String productId) {
    this.productId = productId;
  }

  void add(int taken, NamedProduct product, @Nullable BigDecimal amount) {
    actions |= taken;
    if (category == null) {
      category = product.category();
    }
    if (amount != null) {
      revenue = revenue.add(amount);
    }
  }

  SessionProduct end() {
    return new SessionProduct(productId, category, actions, revenue);
  }
}
