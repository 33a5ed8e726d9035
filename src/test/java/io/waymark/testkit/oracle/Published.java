package io.waymark.testkit.oracle;

import java.util.Map;

/**
 * What should be published, as text by column. Instead of {@code session_id} the column {@code
 * session} names store, visitor, start and first event; tables about sessions also tell {@code
 * session_started_at}, {@code session_ended_at} and {@code session_event_count}, by which a table
 * with ids can be compared. Columns about runs are left out.
 */
public record Published(
    OracleTable sessions,
    OracleTable sessionConversions,
    OracleTable orders,
    OracleTable dailyConversionRates,
    OracleTable dailyStageRates,
    OracleTable funnelAttempts,
    OracleTable dailyFunnelSteps,
    OracleTable sessionProducts,
    OracleTable dailyProductRates) {

  /** By name of the table. */
  public Map<String, OracleTable> tables() {
    return Map.of(
        "sessions", sessions,
        "session_conversions", sessionConversions,
        "orders", orders,
        "daily_conversion_rates", dailyConversionRates,
        "daily_stage_rates", dailyStageRates,
        "funnel_attempts", funnelAttempts,
        "daily_funnel_steps", dailyFunnelSteps,
        "session_products", sessionProducts,
        "daily_product_rates", dailyProductRates);
  }
}
