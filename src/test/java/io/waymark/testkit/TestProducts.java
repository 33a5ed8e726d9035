package io.waymark.testkit;

import io.waymark.config.ProductSettings;
import java.util.Map;

/** What counts as an action on a product, for tests. */
public final class TestProducts {
  private TestProducts() {}

  /** Nobody does anything with products. */
  public static ProductSettings none() {
    return new ProductSettings("product_id", "category", Map.of(), 200);
  }
}
