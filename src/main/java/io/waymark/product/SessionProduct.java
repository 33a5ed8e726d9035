package io.waymark.product;

import io.waymark.config.ProductSettings.Action;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a session did with a product.
 *
 * @param category the first that an action named; null: none did
 * @param actions a bit for each action that was taken, see {@link #bit}
 * @param revenue what it was bought for, in the currency of the store
 */
public record SessionProduct(
    String productId, @Nullable String category, int actions, BigDecimal revenue) {

  /** The bit of an action; kept in the pass only. */
  public static int bit(Action action) {
    return switch (action) {
      case VIEWED -> 1;
      case SAVED -> 2;
      case ADDED -> 4;
      case BOUGHT -> 8;
    };
  }

  public boolean was(Action action) {
    return (actions & bit(action)) != 0;
  }
}
