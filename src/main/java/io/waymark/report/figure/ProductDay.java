package io.waymark.report.figure;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One row of {@code daily_product_rates}: of a product, or of a category. */
public record ProductDay(
    LocalDate day,
    Level level,
    String name,
    long viewing,
    long saving,
    long adding,
    long buying,
    long viewedAndAdded,
    long viewedAndBought,
    BigDecimal revenue) {

  /** What a row is about; levels never add up to each other. */
  public enum Level {
    PRODUCT,
    CATEGORY
  }
}
