package io.waymark.job;

import io.waymark.config.AudienceSettings;
import io.waymark.config.Settings;
import io.waymark.insight.spark.ConsentFinder;
import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.MarketingConsentDays;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;

/**
 * Finds what visitors said about marketing on the days that changed. Kept only while an audience
 * asks for it.
 */
final class ConsentPart implements InsightPart {
  @Override
  public String name() {
    return "consents";
  }

  @Override
  public List<TableSpec> inputs(Settings settings) {
    return isAskedFor(settings) ? List.of(settings.tables().sessions()) : List.of();
  }

  @Override
  public List<TableSpec> outputs(Settings settings) {
    return isAskedFor(settings) ? List.of(MarketingConsentDays.TABLE) : List.of();
  }

  @Override
  public Written write(InsightWork work) {
    if (!isAskedFor(work.settings())) {
      work.output().clear(MarketingConsentDays.TABLE);
      return Written.NOTHING;
    }
    CountedEvents events = new CountedEvents(work.settings(), work.tables());
    NavigableSet<LocalDate> days = hasNone(work) ? events.days() : events.changedDays();
    if (days.isEmpty()) {
      return Written.NOTHING;
    }
    new EventDays(MarketingConsentDays.TABLE, ConsentFinder::days)
        .replace(work.spark().apply(events.bytes(days, work.tables())), events, days);
    long rows = work.rows(TableRead.of(MarketingConsentDays.TABLE));
    return new Written(rows, rows, days);
  }

  private static boolean isAskedFor(Settings settings) {
    return settings.hasMarketingConsent()
        && settings.audiences().stream().anyMatch(AudienceSettings::needsConsent);
  }

  /** What was not kept has to be found on all days. */
  private static boolean hasNone(InsightWork work) {
    KernelTables tables = work.tables();
    return work.changed().isEmpty()
        && (!tables.exists(MarketingConsentDays.TABLE)
            || tables.files(TableRead.of(MarketingConsentDays.TABLE).only(List.of())).isEmpty());
  }
}
