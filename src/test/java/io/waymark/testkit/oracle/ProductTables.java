package io.waymark.testkit.oracle;

import io.waymark.config.ProductSettings.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 8: rows of {@code session_products} and {@code daily_product_rates}. */
final class ProductTables {
  private final OracleTable.Builder sessionProducts = new OracleTable.Builder();
  private final OracleTable.Builder dailyRates = new OracleTable.Builder();

  void add(SessionFacts facts) {
    for (ProductFacts product : facts.basket().products()) {
      Map<String, String> cells = SessionTables.sessionKeys(facts);
      cells.putAll(facts.dimensions());
      cells.put("session_month", facts.date().withDayOfMonth(1).toString());
      cells.put("session_date", facts.date().toString());
      cells.put("product_id", product.product());
      cells.put("category", product.category());
      cells.put("is_viewed", String.valueOf(product.was(Action.VIEWED)));
      cells.put("is_saved", String.valueOf(product.was(Action.SAVED)));
      cells.put("is_added", String.valueOf(product.was(Action.ADDED)));
      cells.put("is_bought", String.valueOf(product.was(Action.BOUGHT)));
      cells.put("revenue", CellText.money(product.revenue()));
      cells.put("is_capped", String.valueOf(facts.basket().isCapped()));
      cells.put("is_bot", String.valueOf(facts.isBot()));
      sessionProducts.add(cells);
    }
  }

  /** Only the total is published, and only of what somebody did something with. */
  void addRates(SliceDay day) {
    if (!"total".equals(day.keys().get("slice"))) {
      return;
    }
    Map<List<String>, ProductDay> rows = new TreeMap<>(ProductTables::compare);
    for (SessionFacts session : day.sessions()) {
      Map<String, List<ProductFacts>> byCategory = new TreeMap<>();
      for (ProductFacts product : session.basket().products()) {
        row(rows, "product", product.product(), "all").count(List.of(product));
        byCategory.computeIfAbsent(product.category(), c -> new ArrayList<>()).add(product);
      }
      byCategory.forEach((category, its) -> row(rows, "category", "all", category).count(its));
    }
    rows.forEach((keys, counts) -> dailyRates.add(counts.cells(), cells(day, keys)));
  }

  private static ProductDay row(
      Map<List<String>, ProductDay> rows, String level, String product, String category) {
    return rows.computeIfAbsent(List.of(level, product, category), keys -> new ProductDay());
  }

  private static int compare(List<String> one, List<String> other) {
    return String.join("\n", one).compareTo(String.join("\n", other));
  }

  private static String[] cells(SliceDay day, List<String> keys) {
    List<String> cells = new ArrayList<>();
    for (String name : List.of("store_id", "session_date", "is_final")) {
      cells.addAll(List.of(name, day.keys().getOrDefault(name, "")));
    }
    cells.addAll(List.of("level", keys.get(0)));
    cells.addAll(List.of("product_id", keys.get(1)));
    cells.addAll(List.of("category", keys.get(2)));
    return cells.toArray(String[]::new);
  }

  OracleTable sessionProducts() {
    return sessionProducts.build();
  }

  OracleTable dailyRates() {
    return dailyRates.build();
  }
}
