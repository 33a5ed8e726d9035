package io.waymark.table.view;

import io.waymark.table.DimStores;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Days that are looked at together, per store. Its view says where the period begins and ends, and
 * whether all its days are published.
 *
 * @param adjective how views of it begin: v_weekly_…
 * @param grain what a row stands for
 * @param key columns of {@code dim_dates} that name the period
 * @param columns of the view of the periods, {@code p}, that name the period
 */
record Period(
    String adjective, String grain, ViewSpec view, List<String> key, List<String> columns) {
  /** Days of the period that a store has published. */
  private static final String PUBLISHED =
      "SUM(CASE WHEN d.calendar_date BETWEEN s.first_date AND s.data_through THEN 1 ELSE 0 END)";

  static final Period WEEK =
      of(
          "weekly",
          "ISO week",
          "week",
          new ViewColumn("iso_year", "d.iso_year", "Year of the ISO week.", true),
          new ViewColumn("iso_week", "d.iso_week", "ISO week, 1 to 53.", true));

  static final Period MONTH =
      of(
          "monthly",
          "month",
          "month",
          new ViewColumn("month_start", "d.month_start", "First day of the month.", true));

  /** A condition that joins the period {@code p} of a store to rows that have its key. */
  String on(String store, String days) {
    StringBuilder text = new StringBuilder("p.store_id = " + store + ".store_id");
    for (String column : key) {
      text.append(" AND p.%s = %s.%s".formatted(column, days, column));
    }
    return text.toString();
  }

  private static Period of(String adjective, String grain, String word, ViewColumn... key) {
    String start = word + "_start";
    String end = word + "_end";
    ViewSpec.Builder view =
        ViewSpec.view(
                "v_store_%ss".formatted(word), "store and %s with a published day".formatted(grain))
            .same("s", DimStores.TABLE, DimStores.STORE_ID)
            .key("store_label", "s.label", "Name of the store for people.");
    Set<String> columns = new LinkedHashSet<>();
    for (ViewColumn column : key) {
      view.key(column.name(), column.sql(), column.comment());
      columns.add(column.name());
    }
    List<String> names = List.copyOf(columns);
    if (columns.add(start)) {
      view.figure(start, "MIN(d.calendar_date)", "First day of the " + word + ".");
    }
    columns.add(end);
    view.figure(end, "MAX(d.calendar_date)", "Last day of the " + word + ".")
        .figure("days", "COUNT(*)", "Days of the " + word + ".")
        .figure("days_published", "CAST(" + PUBLISHED + " AS BIGINT)", "Days with figures.")
        .figure(
            "is_complete",
            PUBLISHED + " = COUNT(*)",
            "All days of the " + word + " are published; false while it is in progress.")
        .from("dim_stores s CROSS JOIN dim_dates d")
        .having(PUBLISHED + " > 0");
    return new Period(adjective, grain, view.build(), names, List.copyOf(columns));
  }
}
