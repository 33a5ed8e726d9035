package io.waymark.testkit.oracle;

import static java.util.Map.entry;

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
    OracleTable dailyProductRates,
    OracleTable visitorIdentities,
    OracleTable exposures,
    OracleTable audienceMembers,
    OracleTable dailyAudienceSizes) {

  /** By name of the table. */
  public Map<String, OracleTable> tables() {
    return Map.ofEntries(
        entry("sessions", sessions),
        entry("session_conversions", sessionConversions),
        entry("orders", orders),
        entry("daily_conversion_rates", dailyConversionRates),
        entry("daily_stage_rates", dailyStageRates),
        entry("funnel_attempts", funnelAttempts),
        entry("daily_funnel_steps", dailyFunnelSteps),
        entry("session_products", sessionProducts),
        entry("daily_product_rates", dailyProductRates),
        entry("visitor_identities", visitorIdentities),
        entry("exposures", exposures),
        entry("audience_members", audienceMembers),
        entry("daily_audience_sizes", dailyAudienceSizes));
  }
}
