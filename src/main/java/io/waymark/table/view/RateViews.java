package io.waymark.table.view;

import static io.waymark.table.view.ViewSpec.view;

import io.waymark.table.ColumnSpec;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.DailyStageRates;
import io.waymark.table.DimDates;
import io.waymark.table.DimStores;
import io.waymark.table.TableSpec;
import java.util.List;

/** Conversions and stages: by day with names for people, by week and month from sums. */
final class RateViews {
  private static final String CONVERSION = "Name of the conversion for people.";
  private static final String STAGE = "Name of the stage for people.";

  private final List<ColumnSpec> dimensions;

  RateViews(List<ColumnSpec> dimensions) {
    this.dimensions = dimensions;
  }

  ViewSpec dailyConversions() {
    TableSpec rates = DailyConversionRates.TABLE;
    return storeDay(view("v_daily_conversion_rates", rates.grain()), rates, "session_date")
        .same("r", rates, "conversion")
        .key("conversion_label", "COALESCE(c.label, r.conversion)", CONVERSION)
        .same("r", rates, "stage")
        .key("stage_label", "COALESCE(g.label, r.stage)", STAGE)
        .key("stage_ordinal", "g.ordinal", "Place of the stage, from 1; null if it is no more.")
        .key("is_macro", "COALESCE(c.is_macro, FALSE)", "The goal of the shop.")
        .same("r", rates, "slice")
        .dimensions("r", dimensions)
        .same("r", rates, "sessions", "converting_sessions", "events", "visitors")
        .same("r", rates, "converting_visitors", "value", "session_rate", "session_rate_low")
        .same("r", rates, "session_rate_high", "effective_sessions", "interval_basis")
        .same("r", rates, "events_per_session", "visitor_rate", "visitor_rate_low")
        .same("r", rates, "visitor_rate_high", "is_final", "definition_version", "run_id")
        .same("r", rates, "computed_at")
        .from(
            """
            daily_conversion_rates r
            LEFT JOIN dim_dates d ON d.calendar_date = r.session_date
            LEFT JOIN dim_stores s ON s.store_id = r.store_id
            LEFT JOIN dim_conversions c ON c.conversion = r.conversion
            LEFT JOIN dim_stages g ON g.stage = r.stage
            """)
        .build();
  }

  ViewSpec conversions(Period period) {
    TableSpec rates = DailyConversionRates.TABLE;
    ViewSpec daily = dailyConversions();
    String name = "v_%s_conversion_rates".formatted(period.adjective());
    return storePeriod(view(name, grain(period, "conversion")), period)
        .same("r", daily, "currency", "conversion", "conversion_label", "stage", "stage_label")
        .same("r", daily, "stage_ordinal", "is_macro", "slice")
        .dimensions("r", dimensions)
        .sums("r", rates, "sessions", "converting_sessions", "events", "value")
        .ratio("session_rate", "r.converting_sessions", "r.sessions", "Share that converted.")
        .ratio("events_per_session", "r.events", "r.sessions", "Occurrences per session.")
        .figure("days_counted", "COUNT(DISTINCT r.session_date)", "Days with a row of it.")
        .figure("definition_versions", "COUNT(DISTINCT r.definition_version)", VERSIONS)
        .figure("is_final", IS_FINAL, FINAL)
        .from(daily.name() + " r\nJOIN " + period.view().name() + " p ON " + period.on("r", "r"))
        .grouped()
        .build();
  }

  ViewSpec dailyStages() {
    TableSpec rates = DailyStageRates.TABLE;
    return storeDay(view("v_daily_stage_rates", rates.grain()), rates, "session_date")
        .same("r", rates, "stage")
        .key("stage_label", "COALESCE(g.label, r.stage)", STAGE)
        .same("r", rates, "stage_ordinal", "slice")
        .dimensions("r", dimensions)
        .same("r", rates, "sessions", "reached", "made", "went_on", "dropped", "reached_rate")
        .same("r", rates, "made_rate", "drop_off_rate", "is_final", "definition_version")
        .same("r", rates, "run_id", "computed_at")
        .from(
            """
            daily_stage_rates r
            LEFT JOIN dim_dates d ON d.calendar_date = r.session_date
            LEFT JOIN dim_stores s ON s.store_id = r.store_id
            LEFT JOIN dim_stages g ON g.stage = r.stage
            """)
        .build();
  }

  ViewSpec stages(Period period) {
    TableSpec rates = DailyStageRates.TABLE;
    ViewSpec daily = dailyStages();
    String name = "v_%s_stage_rates".formatted(period.adjective());
    return storePeriod(view(name, grain(period, "stage")), period)
        .same("r", daily, "stage", "stage_label", "stage_ordinal", "slice")
        .dimensions("r", dimensions)
        .sums("r", rates, "sessions", "reached", "made", "went_on", "dropped")
        .ratio("reached_rate", "r.reached", "r.sessions", "Share that came this far.")
        .ratio("made_rate", "r.made", "r.sessions", "Share with a conversion in this stage.")
        .figure(
            "drop_off_rate",
            "CASE WHEN COUNT(r.drop_off_rate) > 0 THEN CAST(SUM(r.dropped) AS DOUBLE)"
                + " / NULLIF(SUM(r.reached), 0) END",
            "dropped / reached, ratio of the sums; null for the last stage and when nobody reached"
                + " it.")
        .figure("days_counted", "COUNT(DISTINCT r.session_date)", "Days with a row of it.")
        .figure("definition_versions", "COUNT(DISTINCT r.definition_version)", VERSIONS)
        .figure("is_final", IS_FINAL, FINAL)
        .from(daily.name() + " r\nJOIN " + period.view().name() + " p ON " + period.on("r", "r"))
        .grouped()
        .build();
  }

  static final String VERSIONS =
      "Number of versions of the definition; more than 1: the days don't count the same thing.";
  static final String FINAL =
      "The period is complete, and no delivery within the late horizon can change it any more.";
  private static final String IS_FINAL =
      "p.is_complete AND MIN(CASE WHEN r.is_final THEN 1 ELSE 0 END) = 1";

  /** Store {@code s} and calendar {@code d} of the day of a row {@code r}. */
  static ViewSpec.Builder storeDay(ViewSpec.Builder view, TableSpec table, String day) {
    return view.same("r", table, DailyConversionRates.STORE_ID)
        .key("store_label", "COALESCE(s.label, r.store_id)", "Name of the store for people.")
        .same("s", DimStores.TABLE, "currency")
        .same("r", table, day)
        .same("d", DimDates.TABLE, "iso_year", "iso_week", "iso_weekday", "month_start")
        .same("d", DimDates.TABLE, "is_weekend");
  }

  /** Store and period {@code p} of rows that are grouped. */
  static ViewSpec.Builder storePeriod(ViewSpec.Builder view, Period period) {
    return view.same("p", period.view(), "store_id", "store_label")
        .same("p", period.view(), period.columns().toArray(String[]::new))
        .same("p", period.view(), "days", "is_complete");
  }

  static String grain(Period period, String subject) {
    return "store, %s, %s and slice values".formatted(period.grain(), subject);
  }
}
