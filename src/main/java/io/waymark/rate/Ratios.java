package io.waymark.rate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** Ratios of counts. */
final class Ratios {
  private Ratios() {}

  /** Null, not zero, when nobody could have: zero would say that all of them failed. */
  static Column ratio(String hits, String chances) {
    return when(col(chances).gt(0), col(hits).divide(col(chances)));
  }
}
