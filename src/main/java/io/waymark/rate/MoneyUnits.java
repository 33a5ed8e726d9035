package io.waymark.rate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;

/** Money in ten-thousandths of the currency: whole numbers, whose sums are exact and quick. */
final class MoneyUnits {
  private static final BigDecimal UNIT = new BigDecimal("0.0001");

  private MoneyUnits() {}

  /** Of an amount; none is 0, and so is most of the others, for which decimals are not asked. */
  static Column of(Column money) {
    Column units = when(money.notEqual(lit(0)), money.multiply(lit(10_000)).cast("long"));
    return coalesce(units, lit(0L));
  }

  static Column money(Column units) {
    return units.multiply(lit(UNIT));
  }
}
