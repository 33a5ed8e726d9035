package io.waymark.session;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one session at its end.
 *
 * @param lastCampaign last non-empty campaign of its own events
 * @param dimensions values of the declared dimensions, in their order
 * @param botRule the rule that caught it; null: a person, as far as the rules can tell
 */
public record SessionFacts(
    String sessionId,
    String storeId,
    String visitorId,
    @Nullable String sessionKey,
    LocalDate sessionDate,
    long startedMicros,
    long endedMicros,
    @Nullable String lastCampaign,
    long eventCount,
    long pageViewCount,
    @Nullable String entryPage,
    @Nullable String entryPageType,
    @Nullable String exitPage,
    @Nullable String device,
    @Nullable String country,
    String channel,
    @Nullable String campaign,
    @Nullable String referrerHost,
    List<@Nullable String> dimensions,
    @Nullable String botRule) {

  /** Channel of a session in which no event carries a marker but one has an address. */
  public static final String DIRECT = "direct";

  /** Engaged time: from the first event to the last, in whole seconds. */
  public long engagedSeconds() {
    return (endedMicros - startedMicros) / 1_000_000;
  }
}
