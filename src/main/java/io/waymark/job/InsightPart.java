package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A part of the insights step: tables that are a function of other published tables and of the
 * settings. It is asked to work when one of these changed; equal ones must lead to equal rows.
 */
interface InsightPart {
  /** As progress and problems name it. */
  String name();

  /** Tables that it reads: a new version of one of them makes it work again. */
  List<TableSpec> inputs(Settings settings);

  /** Tables that it writes, and nobody else does. */
  List<TableSpec> outputs(Settings settings);

  Written write(InsightWork work);

  /**
   * What a part did.
   *
   * @param rowsIn rows that it read
   * @param rowsOut rows that it worked out, whether or not they stood there already
   * @param days whose rows are others now
   */
  record Written(long rowsIn, long rowsOut, NavigableSet<LocalDate> days) {
    static final Written NOTHING = new Written(0, 0, new TreeSet<>());

    /** What both did. */
    Written and(Written other) {
      NavigableSet<LocalDate> both = new TreeSet<>(days);
      both.addAll(other.days);
      return new Written(rowsIn + other.rowsIn, rowsOut + other.rowsOut, both);
    }
  }
}
