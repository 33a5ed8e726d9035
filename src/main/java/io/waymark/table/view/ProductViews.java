package io.waymark.table.view;

import static io.waymark.table.view.RateViews.storeDay;
import static io.waymark.table.view.RateViews.storePeriod;
import static io.waymark.table.view.ViewSpec.view;

import io.waymark.table.DailyProductRates;
import io.waymark.table.TableSpec;

/** Products and categories. */
final class ProductViews {
  private static final TableSpec RATES = DailyProductRates.TABLE;

  private ProductViews() {}

  static ViewSpec daily() {
    return storeDay(view("v_daily_product_rates", RATES.grain()), RATES, "session_date")
        .same("r", RATES, "level", "product_id", "category", "viewing_sessions")
        .same("r", RATES, "saving_sessions", "adding_sessions", "buying_sessions")
        .same("r", RATES, "viewed_and_added_sessions", "viewed_and_bought_sessions", "add_rate")
        .same("r", RATES, "buy_rate", "revenue", "is_final", "definition_version", "run_id")
        .same("r", RATES, "computed_at")
        .from(
            """
            daily_product_rates r
            LEFT JOIN dim_dates d ON d.calendar_date = r.session_date
            LEFT JOIN dim_stores s ON s.store_id = r.store_id
            """)
        .build();
  }

  static ViewSpec of(Period period) {
    ViewSpec daily = daily();
    String name = "v_%s_product_rates".formatted(period.adjective());
    String grain = "store, %s, and product or category".formatted(period.grain());
    return storePeriod(view(name, grain), period)
        .same("r", daily, "currency", "level", "product_id", "category")
        .sums("r", RATES, "viewing_sessions", "saving_sessions", "adding_sessions")
        .sums("r", RATES, "buying_sessions", "viewed_and_added_sessions")
        .sums("r", RATES, "viewed_and_bought_sessions")
        .ratio(
            "add_rate",
            "r.viewed_and_added_sessions",
            "r.viewing_sessions",
            "viewed_and_added_sessions / viewing_sessions.")
        .ratio(
            "buy_rate",
            "r.viewed_and_bought_sessions",
            "r.viewing_sessions",
            "viewed_and_bought_sessions / viewing_sessions.")
        .sums("r", RATES, "revenue")
        .figure("days_counted", "COUNT(DISTINCT r.session_date)", "Days with a row of it.")
        .figure("definition_versions", "COUNT(DISTINCT r.definition_version)", RateViews.VERSIONS)
        .figure(
            "is_final",
            "p.is_complete AND MIN(CASE WHEN r.is_final THEN 1 ELSE 0 END) = 1",
            RateViews.FINAL)
        .from(daily.name() + " r\nJOIN " + period.view().name() + " p ON " + period.on("r", "r"))
        .grouped()
        .build();
  }
}
