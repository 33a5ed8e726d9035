package io.waymark.testkit.oracle;

import java.util.List;

/**
 * The products of a session.
 *
 * @param isCapped some were left out
 */
record Basket(List<ProductFacts> products, boolean isCapped) {
  Basket {
    products = List.copyOf(products);
  }
}
