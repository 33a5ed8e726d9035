package io.waymark.table.view;

import static io.waymark.table.view.RateViews.grain;
import static io.waymark.table.view.RateViews.storePeriod;
import static io.waymark.table.view.ViewSpec.view;

import io.waymark.table.ColumnSpec;
import io.waymark.table.DailyVisitors;
import java.util.List;
import java.util.stream.Collectors;

/** Distinct visitors of a period, by merging the sketches of its days. */
final class VisitorViews {
  private static final String VISITORS = "theta_sketch_estimate(theta_union_agg(r.visitor_sketch))";
  private static final String ERROR =
      " Exact up to 4,096, beyond it an estimate with a relative standard error of 1.6 %.";

  private final List<ColumnSpec> dimensions;

  VisitorViews(List<ColumnSpec> dimensions) {
    this.dimensions = dimensions;
  }

  ViewSpec of(Period period) {
    String name = "v_%s_visitors".formatted(period.adjective());
    return storePeriod(view(name, grain(period, "conversion")), period)
        .same("r", DailyVisitors.TABLE, "conversion")
        .key(
            "conversion_label",
            "CASE WHEN r.conversion = 'all' THEN 'All visitors'"
                + " ELSE COALESCE(c.label, r.conversion) END",
            "Name of the conversion for people.")
        .same("r", DailyVisitors.TABLE, "slice")
        .dimensions("r", dimensions)
        .figure("visitors", VISITORS, "Visitors who made it; of all: who had a session." + ERROR)
        .figure(
            "visitor_rate",
            "CAST(%s AS DOUBLE) / NULLIF(MAX(CASE WHEN r.conversion = 'all' THEN %s END) OVER (%s), 0)"
                .formatted(VISITORS, VISITORS, partition(period)),
            "Share of the visitors of the period who made it; near 0 and 1 the error of both counts"
                + " shows.")
        .figure("days_counted", "COUNT(DISTINCT r.session_date)", "Days with a row of it.")
        .figure(
            "is_final",
            "p.is_complete AND MIN(CASE WHEN r.is_final THEN 1 ELSE 0 END) = 1",
            RateViews.FINAL)
        .from(
            """
            daily_visitors r
            JOIN dim_dates d ON d.calendar_date = r.session_date
            JOIN %s p ON %s
            LEFT JOIN dim_conversions c ON c.conversion = r.conversion
            """
                .formatted(period.view().name(), period.on("r", "d")))
        .grouped()
        .withSketches()
        .build();
  }

  private String partition(Period period) {
    String names =
        dimensions.stream()
            .map(dimension -> "r.\"" + dimension.name() + '"')
            .collect(Collectors.joining(", "));
    return "PARTITION BY p.store_id, p.%s, r.slice, %s"
        .formatted(String.join(", p.", period.key()), names);
  }
}
