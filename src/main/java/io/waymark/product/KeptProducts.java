package io.waymark.product;

import java.util.List;

/**
 * The products of a session, in the order of their first actions.
 *
 * @param isCapped there were more products than are kept
 */
public record KeptProducts(List<SessionProduct> products, boolean isCapped) {
  /** A session that did nothing with any product. */
  public static final KeptProducts NONE = new KeptProducts(List.of(), false);

  public KeptProducts {
    products = List.copyOf(products);
  }
}
