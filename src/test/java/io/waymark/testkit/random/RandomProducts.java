package io.waymark.testkit.random;

import static io.waymark.testkit.TestSettings.named;

import io.waymark.config.Condition;
import io.waymark.config.ProductSettings;
import io.waymark.config.ProductSettings.Action;
import io.waymark.testkit.oracle.OracleEvent;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Random products: settings, what events say, and rows of orders. Throws of its own leave the
 * others as they were.
 */
final class RandomProducts {
  private static final long SALT = 8;

  private final Dice dice;

  RandomProducts(Dice dice) {
    this.dice = dice.beside(SALT);
  }

  /** Caps small enough to be met, keys and categories that some events lack. */
  ProductSettings settings() {
    return new ProductSettings(
        dice.happens(80) ? "product_id" : "property.token",
        dice.happens(80) ? "category" : "property.kind",
        Map.of(
            Action.VIEWED, List.of(named(dice.one("view", "page")), named("heartbeat")),
            Action.SAVED, List.of(named("save")),
            Action.ADDED, dice.happens(90) ? List.of(named("cart")) : List.of(),
            Action.BOUGHT, List.of(dice.happens(75) ? named("purchase") : paid())),
        dice.one(1, 2, 3, 200));
  }

  /** Not all purchases, and not only purchases. */
  private static Condition paid() {
    return new Condition.AtLeast("amount", new BigDecimal("30"));
  }

  /** Some events name another product, and a category. */
  void addTo(Map<String, String> fields) {
    if (dice.happens(40)) {
      fields.put("product_id", "p" + dice.between(1, 6));
    }
    if (dice.happens(50)) {
      fields.put("category", dice.one("shoes", "hats", "all"));
    }
  }

  /** Further rows of some orders, in the same file: at once or a little later. */
  List<OracleEvent> rows(OracleEvent order) {
    List<OracleEvent> rows = new ArrayList<>();
    if (order.text("order_id").isPresent() && dice.happens(50)) {
      for (int i = dice.between(1, 3); i > 0; i--) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("amount", dice.between(0, 99) + dice.one("", ".5", ".1999"));
        fields.put("property.token", "t" + dice.between(1, 3));
        addTo(fields);
        if (dice.happens(20)) {
          fields.put("currency", dice.one("EUR", "USD"));
        }
        rows.add(row(order, i, dice.one(0, 0, 3)).with(fields));
      }
    }
    return rows;
  }

  private static OracleEvent row(OracleEvent order, int number, int seconds) {
    return OracleEvent.of(
            order.store(),
            order.id() + "-row" + number,
            order.at().plus(seconds, ChronoUnit.SECONDS))
        .from(order.source())
        .received(order.receivedAt().map(at -> at.plusSeconds(seconds)))
        .numbered(order.sequence().toArray(Long[]::new))
        .lying(order.landingDate(), order.path(), order.place(), 0)
        .with(order.fields())
        .without("category");
  }
}
