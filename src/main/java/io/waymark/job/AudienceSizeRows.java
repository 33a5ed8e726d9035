package io.waymark.job;

import io.waymark.config.AudienceSettings;
import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import io.waymark.config.Slice;
import io.waymark.insight.spark.AudienceSizes;
import io.waymark.job.DayPlan.StoreDay;
import io.waymark.job.InsightPart.Written;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.spark.SparkStore;
import io.waymark.table.AudienceMembers;
import io.waymark.table.DailyAudienceSizes;
import io.waymark.table.DailyStageRates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code daily_audience_sizes} of the as-of days whose members are kept, zeros among them. */
final class AudienceSizeRows {
  private record Place(String storeId, LocalDate asOf, String audience) {}

  private final InsightWork work;
  private final Settings settings;
  private final Map<String, LocalDate> firstDays = new TreeMap<>();

  AudienceSizeRows(InsightWork work) {
    this.work = work;
    this.settings = work.settings();
    TableRead published =
        TableRead.of(settings.tables().dailyStageRates())
            .only(List.of(DailyStageRates.STORE_ID, DailyStageRates.SESSION_DATE))
            .where(RowFilter.all().andEqual(DailyStageRates.SLICE, Slice.TOTAL));
    work.tables()
        .read(
            published,
            row ->
                firstDays.merge(
                    row.value(DailyStageRates.STORE_ID, String.class),
                    row.value(DailyStageRates.SESSION_DATE, LocalDate.class),
                    (one, other) -> one.isBefore(other) ? one : other));
  }

  /** From the members as they stand now. */
  Written write(long rowsIn) {
    Map<Place, AudienceSizes> found = found();
    Set<StoreDay> days = new HashSet<>();
    List<TableRow> rows = new ArrayList<>();
    for (AudienceSettings audience : settings.audiences()) {
      for (String store : audience.stores()) {
        for (LocalDate asOf : asOfDays(store)) {
          days.add(new StoreDay(store, asOf));
          if (hasBegun(store, asOf)) {
            rows.add(row(audience, sizes(found, new Place(store, asOf, audience.name()))));
          }
        }
      }
    }
    long members = found.values().stream().mapToLong(AudienceSizes::members).sum();
    return new Written(
        rowsIn, members, work.output().replace(DailyAudienceSizes.TABLE, days, rows));
  }

  private Map<Place, AudienceSizes> found() {
    SparkStore store = work.spark().apply(0).store();
    Map<Place, AudienceSizes> found = new HashMap<>();
    AudienceSizes.in(store.read(AudienceMembers.TABLE))
        .collectAsList()
        .forEach(
            row -> {
              AudienceSizes sizes = AudienceSizes.of(row);
              found.put(new Place(sizes.storeId(), sizes.asOf(), sizes.audience()), sizes);
            });
    return found;
  }

  /** None of a store without data. */
  private List<LocalDate> asOfDays(String store) {
    LocalDate last = work.through().get(store);
    return last == null
        ? List.of()
        : last.minusDays(settings.insights().audiences().days() - 1L)
            .datesUntil(last.plusDays(1))
            .toList();
  }

  /** Before the first day with a session, and without any, there is nobody to count. */
  private boolean hasBegun(String store, LocalDate asOf) {
    LocalDate first = firstDays.get(store);
    return first != null && !asOf.isBefore(first);
  }

  private static AudienceSizes sizes(Map<Place, AudienceSizes> found, Place place) {
    return found.getOrDefault(
        place, new AudienceSizes(place.storeId(), place.asOf(), place.audience(), 0, 0, 0));
  }

  private TableRow row(AudienceSettings audience, AudienceSizes sizes) {
    long withoutConsent = audience.needsConsent() ? sizes.unconsenting() : 0;
    return TableRow.builder()
        .set(DailyAudienceSizes.STORE_ID, sizes.storeId())
        .set(DailyAudienceSizes.AS_OF_DATE, sizes.asOf())
        .set(DailyAudienceSizes.AUDIENCE, sizes.audience())
        .set(DailyAudienceSizes.MEMBERS, sizes.members())
        .set(DailyAudienceSizes.LISTED, sizes.listed())
        .set(DailyAudienceSizes.HELD_OUT, sizes.members() - sizes.listed() - withoutConsent)
        .set(DailyAudienceSizes.WITHOUT_CONSENT, withoutConsent)
        .set(
            DailyAudienceSizes.DEFINITION_VERSION,
            SettingsHash.audienceVersion(audience, settings.definitions()))
        .set(DailyAudienceSizes.RUN_ID, work.runId())
        .set(DailyAudienceSizes.COMPUTED_AT, work.at())
        .build();
  }
}
