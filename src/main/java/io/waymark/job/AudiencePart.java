package io.waymark.job;

import io.waymark.config.AudienceSettings;
import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import io.waymark.insight.spark.AudienceFinder;
import io.waymark.rate.CountedRows;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.spark.SparkStore;
import io.waymark.table.AudienceMembers;
import io.waymark.table.DailyAudienceSizes;
import io.waymark.table.MarketingConsentDays;
import io.waymark.table.SessionConversions;
import io.waymark.table.TableSpec;
import io.waymark.table.VisitorIdentities;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds who belongs to the audiences at the end of each of the last days. All of these days are
 * worked out anew, so late events, replaced files and withdrawn consent take members out of them.
 */
final class AudiencePart implements InsightPart {
  @Override
  public String name() {
    return "audiences";
  }

  @Override
  public List<TableSpec> inputs(Settings settings) {
    if (settings.audiences().isEmpty()) {
      return List.of();
    }
    List<TableSpec> inputs =
        new ArrayList<>(
            List.of(
                settings.tables().sessions(),
                settings.tables().sessionConversions(),
                settings.tables().dailyStageRates()));
    if (settings.hasUserIds()) {
      inputs.add(VisitorIdentities.TABLE);
    }
    if (settings.hasMarketingConsent()) {
      inputs.add(MarketingConsentDays.TABLE);
    }
    return inputs;
  }

  @Override
  public List<TableSpec> outputs(Settings settings) {
    return settings.audiences().isEmpty()
        ? List.of()
        : List.of(AudienceMembers.TABLE, DailyAudienceSizes.TABLE);
  }

  @Override
  public Written write(InsightWork work) {
    Settings settings = work.settings();
    AudienceFinder finder =
        new AudienceFinder(
            settings.audiences(),
            versions(settings),
            work.through(),
            settings.insights().audiences().days());
    Optional<LocalDate> first =
        settings.audiences().isEmpty() ? Optional.empty() : finder.firstDay();
    if (first.isEmpty()) {
      work.output().clear(AudienceMembers.TABLE);
      return Written.NOTHING;
    }
    long read = replaceMembers(work, finder, first.get());
    return new AudienceSizeRows(work).write(read);
  }

  private static Map<String, String> versions(Settings settings) {
    Map<String, String> versions = new TreeMap<>();
    for (AudienceSettings audience : settings.audiences()) {
      versions.put(audience.name(), SettingsHash.audienceVersion(audience, settings.definitions()));
    }
    return versions;
  }

  /** Says how many conversions it read, by the log. */
  private static long replaceMembers(InsightWork work, AudienceFinder finder, LocalDate first) {
    Settings settings = work.settings();
    LocalDate last = Collections.max(work.through().values());
    RowFilter span = RowFilter.all().andDays(SessionConversions.SESSION_DATE, first, last);
    TableRead ofSessions = TableRead.of(settings.tables().sessions()).where(span);
    TableRead ofConversions = TableRead.of(settings.tables().sessionConversions()).where(span);
    SparkStep step = work.spark().apply(work.tables().bytes(ofConversions));
    SparkStore store = step.store();
    CountedRows counted = new CountedRows(settings.bots());
    store.replaceAll(
        AudienceMembers.TABLE,
        finder.members(
            counted.of(store.read(ofSessions)),
            counted.ofConversions(store.read(ofConversions)),
            store.read(VisitorIdentities.TABLE),
            store.read(MarketingConsentDays.TABLE)),
        step.info());
    return work.rows(ofConversions);
  }
}
