package io.waymark.job;

import io.waymark.config.SettingsHash;
import io.waymark.insight.Evidence;
import io.waymark.insight.RateAlert;
import io.waymark.insight.RateKey;
import io.waymark.insight.RateScore;
import io.waymark.insight.SpanTest;
import io.waymark.job.DayPlan.StoreDay;
import io.waymark.storage.Json;
import io.waymark.storage.TableRow;
import io.waymark.table.Dimensions;
import io.waymark.table.RateAlerts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Alerts of a store and day as rows of {@code rate_alerts}. */
final class RateAlertRows {
  private static final int BAND = 3;

  private final InsightWork work;
  private final StoreDay day;
  private final boolean isComplete;
  private final List<String> dimensions;
  private final String version;

  RateAlertRows(InsightWork work, StoreDay day, boolean isComplete) {
    this.work = work;
    this.day = day;
    this.isComplete = isComplete;
    this.dimensions = work.settings().tables().dimensionNames();
    this.version = SettingsHash.insightHash(work.settings());
  }

  /**
   * One alert.
   *
   * @param ofDay how many alerts the day has
   */
  TableRow row(RateAlert alert, Evidence evidence, int ofDay) {
    RateKey key = alert.key();
    RateScore score = alert.score();
    TableRow.Builder row =
        TableRow.builder()
            .set(RateAlerts.STORE_ID, day.storeId())
            .set(RateAlerts.SESSION_DATE, day.day())
            .set(RateAlerts.RATE_KIND, key.kind().name().toLowerCase(Locale.ROOT))
            .set(RateAlerts.RATE, key.rate())
            .set(RateAlerts.SLICE, key.slice());
    for (int i = 0; i < dimensions.size(); i++) {
      row.set(dimensions.get(i), key.values().get(i));
    }
    row.set(RateAlerts.STATUS, isComplete ? RateAlerts.STATUS_ALERT : RateAlerts.STATUS_PENDING)
        .set(
            RateAlerts.DIRECTION,
            score.isRise() ? RateAlerts.DIRECTION_HIGH : RateAlerts.DIRECTION_LOW);
    setTest(row, score.strongest());
    setEvidence(row, evidence);
    return row.set(RateAlerts.DAYS_IN_ROW, score.daysInRow())
        .set(RateAlerts.P_VALUE, score.p())
        .set(RateAlerts.ADJUSTED_P_VALUE, alert.adjustedP())
        .set(RateAlerts.ALERT_RANK, alert.rank())
        .set(RateAlerts.ALERTS_OF_DAY, ofDay)
        .set(RateAlerts.DEFINITION_VERSION, version)
        .set(RateAlerts.RUN_ID, work.runId())
        .set(RateAlerts.COMPUTED_AT, work.at())
        .build();
  }

  private static void setTest(TableRow.Builder row, SpanTest test) {
    double half = BAND * test.deviation() / test.chances();
    row.set(RateAlerts.SPAN_DAYS, test.days())
        .set(RateAlerts.HITS, test.hits())
        .set(RateAlerts.CHANCES, test.chances())
        .set(RateAlerts.OBSERVED_RATE, test.rate())
        .set(RateAlerts.EXPECTED_RATE, test.expectedRate())
        .set(RateAlerts.BAND_LOW, Math.max(0, test.expectedRate() - half))
        .set(RateAlerts.BAND_HIGH, Math.min(1, test.expectedRate() + half))
        .set(RateAlerts.RELATIVE_CHANGE, test.rate() / test.expectedRate() - 1)
        .set(RateAlerts.SIGMA_Z, test.baseline().spread())
        .set(RateAlerts.BASELINE_DAYS, test.baseline().days())
        .set(RateAlerts.EXPECTED_HITS, test.expectedHits());
  }

  private void setEvidence(TableRow.Builder row, Evidence evidence) {
    row.set(RateAlerts.USUAL_HITS, evidence.usualHits())
        .set(RateAlerts.USUAL_CHANCES, evidence.usualChances())
        .set(RateAlerts.CAUSE, evidence.cause().text())
        .set(
            RateAlerts.EXPLAINED_BY,
            Json.write(evidence.parts().stream().map(this::part).toList()));
  }

  private Map<String, Object> part(Evidence.Part part) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(RateAlerts.SLICE, part.key().slice());
    fields.putAll(values(part.key()));
    fields.put(RateAlerts.OBSERVED_RATE, rounded(part.test().rate()));
    fields.put(RateAlerts.EXPECTED_RATE, rounded(part.test().expectedRate()));
    fields.put(RateAlerts.SHARE_OF_DEPARTURE, rounded(part.share()));
    fields.put(RateAlerts.SHARE_OF_CHANCES, rounded(part.shareOfChances()));
    return fields;
  }

  private Map<String, String> values(RateKey key) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> inEffect = new ArrayList<>(List.of(key.slice().split("\\+", -1)));
    for (int i = 0; i < dimensions.size(); i++) {
      if (inEffect.contains(dimensions.get(i)) && !key.values().get(i).equals(Dimensions.ALL)) {
        values.put(dimensions.get(i), key.values().get(i));
      }
    }
    return values;
  }

  /** Four digits are enough to read; JSON has no NaN. */
  private static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 1e4) / 1e4 : 0;
  }
}
