package io.waymark.job.export;

import io.waymark.config.AudienceSettings;
import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import io.waymark.job.PublishedTables;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.AudienceMembers;
import io.waymark.table.DailyAudienceSizes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The members of an audience that may be listed, at the end of a day; read without Spark.
 *
 * @param asOf the day
 * @param sizes rows of {@code daily_audience_sizes} of that day, one per wanted store
 * @param isCurrent false: the members were found by another definition of it
 */
public record AudienceList(
    AudienceSettings audience,
    List<String> stores,
    LocalDate asOf,
    List<TableRow> sizes,
    boolean isCurrent) {

  public AudienceList {
    stores = List.copyOf(stores);
    sizes = List.copyOf(sizes);
  }

  /**
   * Of a day whose members are kept.
   *
   * @param store empty: all stores of the audience
   * @param day empty: the last one that all of these stores have
   */
  public static AudienceList read(
      Settings settings,
      AudienceSettings audience,
      Optional<String> store,
      Optional<LocalDate> day,
      KernelTables tables) {
    List<String> stores = store.map(List::of).orElse(audience.stores());
    if (!audience.stores().containsAll(stores)) {
      throw ExportProblems.noStoreOfAudience(audience, stores.get(0));
    }
    PublishedTables published = new PublishedTables(tables);
    List<TableRow> sizes =
        tables.rows(
            published
                .read(DailyAudienceSizes.TABLE)
                .where(RowFilter.all().andEqual(DailyAudienceSizes.AUDIENCE, audience.name())));
    NavigableSet<LocalDate> kept = kept(settings, stores, sizes);
    if (kept.isEmpty() || day.filter(wanted -> !kept.contains(wanted)).isPresent()) {
      throw ExportProblems.noMembersKept(audience, day, kept);
    }
    LocalDate asOf = day.orElseGet(kept::last);
    List<TableRow> ofDay =
        sizes.stream()
            .filter(row -> day(row).equals(asOf) && stores.contains(storeId(row)))
            .toList();
    String version = SettingsHash.audienceVersion(audience, settings.definitions());
    boolean isCurrent =
        ofDay.stream()
            .allMatch(row -> version.equals(row.value(DailyAudienceSizes.DEFINITION_VERSION)));
    return new AudienceList(audience, stores, asOf, ofDay, isCurrent);
  }

  /** Days of which all of the stores have members; sizes are kept for longer than those. */
  private static NavigableSet<LocalDate> kept(
      Settings settings, List<String> stores, List<TableRow> sizes) {
    Optional<NavigableSet<LocalDate>> common = Optional.empty();
    for (String store : stores) {
      NavigableSet<LocalDate> days =
          sizes.stream()
              .filter(row -> storeId(row).equals(store))
              .map(AudienceList::day)
              .collect(Collectors.toCollection(TreeSet::new));
      if (!days.isEmpty()) {
        LocalDate before = days.last().minusDays(settings.insights().audiences().days());
        days.headSet(before, true).clear();
      }
      common.ifPresent(days::retainAll);
      common = Optional.of(days);
    }
    return common.orElseGet(TreeSet::new);
  }

  /** What to ask of {@code audience_members}; one store at a time where some are left out. */
  public ExportRequest request(List<String> columns) {
    RowFilter listed =
        RowFilter.all()
            .andEqual(AudienceMembers.AUDIENCE, audience.name())
            .andEqual(AudienceMembers.IS_LISTED, true);
    RowFilter rows =
        stores.size() == 1 ? listed.andEqual(AudienceMembers.STORE_ID, stores.get(0)) : listed;
    return new ExportRequest(
        columns.isEmpty() ? columns() : columns, Optional.of(asOf), Optional.of(asOf), rows);
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>();
    if (stores.size() > 1) {
      columns.add(AudienceMembers.STORE_ID);
    }
    columns.add(AudienceMembers.VISITOR_ID);
    if (audience.unit() == AudienceSettings.Unit.PERSON) {
      columns.add(AudienceMembers.PERSON_ID);
    }
    columns.addAll(List.of(AudienceMembers.MEMBER_SINCE, AudienceMembers.WHY));
    return columns;
  }

  /** Who is on the list and who is not, for whoever uses it. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%s as of %s: %,d listed of %,d members; %,d held out, %,d without consent to marketing",
        audience.name(),
        asOf,
        sum(DailyAudienceSizes.LISTED),
        sum(DailyAudienceSizes.MEMBERS),
        sum(DailyAudienceSizes.HELD_OUT),
        sum(DailyAudienceSizes.WITHOUT_CONSENT));
  }

  private long sum(String column) {
    return sizes.stream().mapToLong(row -> row.value(column, Long.class)).sum();
  }

  private static LocalDate day(TableRow row) {
    return row.value(DailyAudienceSizes.AS_OF_DATE, LocalDate.class);
  }

  private static String storeId(TableRow row) {
    return row.value(DailyAudienceSizes.STORE_ID, String.class);
  }
}
