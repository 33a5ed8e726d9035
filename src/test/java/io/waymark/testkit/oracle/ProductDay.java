package io.waymark.testkit.oracle;

import io.waymark.config.ProductSettings.Action;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 8: how many sessions of a day did something with a product, or with one of a category. */
final class ProductDay {
  private long viewing;
  private long saving;
  private long adding;
  private long buying;
  private long viewedAndAdded;
  private long viewedAndBought;
  private BigDecimal revenue = BigDecimal.ZERO;

  /** One session. */
  void count(List<ProductFacts> products) {
    boolean isViewed = any(products, Action.VIEWED);
    boolean isAdded = any(products, Action.ADDED);
    boolean isBought = any(products, Action.BOUGHT);
    viewing += isViewed ? 1 : 0;
    saving += any(products, Action.SAVED) ? 1 : 0;
    adding += isAdded ? 1 : 0;
    buying += isBought ? 1 : 0;
    viewedAndAdded += isViewed && isAdded ? 1 : 0;
    viewedAndBought += isViewed && isBought ? 1 : 0;
    for (ProductFacts product : products) {
      revenue = revenue.add(product.revenue());
    }
  }

  private static boolean any(List<ProductFacts> products, Action action) {
    return products.stream().anyMatch(product -> product.was(action));
  }

  Map<String, String> cells() {
    Map<String, String> cells = new TreeMap<>();
    cells.put("viewing_sessions", String.valueOf(viewing));
    cells.put("saving_sessions", String.valueOf(saving));
    cells.put("adding_sessions", String.valueOf(adding));
    cells.put("buying_sessions", String.valueOf(buying));
    cells.put("viewed_and_added_sessions", String.valueOf(viewedAndAdded));
    cells.put("viewed_and_bought_sessions", String.valueOf(viewedAndBought));
    cells.put("add_rate", ConversionRates.rate(viewedAndAdded, viewing));
    cells.put("buy_rate", ConversionRates.rate(viewedAndBought, viewing));
    cells.put("revenue", CellText.money(revenue));
    return cells;
  }
}
