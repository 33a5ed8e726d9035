package io.waymark.table.view;

import static io.waymark.table.view.RateViews.grain;
import static io.waymark.table.view.RateViews.storeDay;
import static io.waymark.table.view.RateViews.storePeriod;
import static io.waymark.table.view.ViewSpec.view;

import io.waymark.table.ColumnSpec;
import io.waymark.table.DailyFunnelSteps;
import io.waymark.table.DimFunnelSteps;
import io.waymark.table.TableSpec;
import java.util.List;

/** Funnel steps of mature entry days: others look like a drop that nobody made. */
final class FunnelViews {
  private static final TableSpec STEPS = DailyFunnelSteps.TABLE;
  private static final String JOINED =
      """
      daily_funnel_steps r
      LEFT JOIN dim_dates d ON d.calendar_date = r.entry_date
      LEFT JOIN dim_funnel_steps f ON f.funnel = r.funnel AND f.step_ordinal = r.step_ordinal
      """;

  private final List<ColumnSpec> dimensions;

  FunnelViews(List<ColumnSpec> dimensions) {
    this.dimensions = dimensions;
  }

  ViewSpec daily() {
    String grain = "store, mature entry day, funnel, step and slice values";
    return step(storeDay(view("v_daily_funnel_steps", grain), STEPS, "entry_date"))
        .same("r", STEPS, "entered", "reached", "reached_previous", "dropped", "from_first_rate")
        .same("r", STEPS, "from_previous_rate", "drop_off_rate", "seconds_from_entry_mean")
        .same("r", STEPS, "seconds_from_entry_p50", "seconds_from_entry_p90")
        .same("r", STEPS, "seconds_from_previous_mean", "seconds_from_previous_p50")
        .same("r", STEPS, "seconds_from_previous_p90", "is_final", "definition_version")
        .same("r", STEPS, "run_id", "computed_at")
        .from(JOINED + "LEFT JOIN dim_stores s ON s.store_id = r.store_id\nWHERE r.is_mature")
        .build();
  }

  /** Sums of entries: a visitor who enters on two days is two of them. */
  ViewSpec of(Period period) {
    String name = "v_%s_funnel_steps".formatted(period.adjective());
    return sums(step(storePeriod(view(name, grain(period, "funnel, step")), period)))
        .figure(
            "days_counted",
            "COUNT(DISTINCT %s)".formatted(mature("entry_date")),
            "Mature days with a row of it; the others are left out.")
        .figure(
            "is_mature",
            "p.is_complete AND MIN(CASE WHEN r.is_mature THEN 1 ELSE 0 END) = 1",
            "The period is complete, and so is the window of everyone who entered in it.")
        .figure(
            "definition_versions",
            "COUNT(DISTINCT %s)".formatted(mature("definition_version")),
            RateViews.VERSIONS)
        .figure(
            "is_final",
            "p.is_complete AND MIN(CASE WHEN r.is_mature AND r.is_final THEN 1 ELSE 0 END) = 1",
            RateViews.FINAL)
        .from(JOINED + "JOIN " + period.view().name() + " p ON " + period.on("r", "d"))
        .having("COUNT(%s) > 0".formatted(mature("entry_date")))
        .build();
  }

  private static ViewSpec.Builder sums(ViewSpec.Builder view) {
    return view.figure(
            "entered", sum("entered"), "Entries: a visitor who enters on two days is two.")
        .figure("reached", sum("reached"), "Entries that made this step after those before it.")
        .figure("reached_previous", sum("reached_previous"), "Entries at the step before.")
        .figure("dropped", sum("dropped"), "Entries that ended at this step; null for the last.")
        .ratio("from_first_rate", mature("reached"), mature("entered"), "reached / entered.")
        .ratio(
            "from_previous_rate",
            mature("reached"),
            mature("reached_previous"),
            "reached / reached_previous.")
        .figure(
            "drop_off_rate",
            "CASE WHEN COUNT(r.dropped) > 0 THEN CAST(SUM(%s) AS DOUBLE) / NULLIF(SUM(%s), 0) END"
                .formatted(mature("dropped"), mature("reached")),
            "dropped / reached, ratio of the sums; null for the last step.")
        .figure(
            "seconds_from_entry_mean",
            mean("seconds_from_entry_mean"),
            "Mean seconds from the entry of those who reached the step.")
        .figure(
            "seconds_from_previous_mean",
            mean("seconds_from_previous_mean"),
            "Mean seconds from the step before of those who reached the step.");
  }

  private ViewSpec.Builder step(ViewSpec.Builder view) {
    return view.same("r", STEPS, "funnel")
        .key("funnel_label", "COALESCE(f.funnel_label, r.funnel)", "Its name for people.")
        .same("f", DimFunnelSteps.TABLE, "unit", "step_order")
        .same("r", STEPS, "step_ordinal", "step")
        .key("step_label", "COALESCE(f.step_label, r.step)", "Its name for people.")
        .same("r", STEPS, "is_optional")
        .same("f", DimFunnelSteps.TABLE, "is_last")
        .same("r", STEPS, "slice")
        .dimensions("r", dimensions);
  }

  private static String mature(String column) {
    return "CASE WHEN r.is_mature THEN r." + column + " END";
  }

  private static String sum(String column) {
    return "CAST(SUM(%s) AS BIGINT)".formatted(mature(column));
  }

  /** A mean of means, each with the weight of those that it is of. */
  private static String mean(String column) {
    return ("SUM(CASE WHEN r.is_mature THEN r.%1$s * r.reached END)"
            + " / NULLIF(SUM(CASE WHEN r.is_mature AND r.%1$s IS NOT NULL THEN r.reached END), 0)")
        .formatted(column);
  }
}
