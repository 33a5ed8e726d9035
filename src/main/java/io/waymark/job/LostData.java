package io.waymark.job;

import io.waymark.storage.StoredFile;
import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.CutDays;
import io.waymark.table.Erasures;
import io.waymark.table.HeldLoads;
import io.waymark.table.IngestedFiles;
import io.waymark.table.Layer;
import io.waymark.table.QualityResults;
import io.waymark.table.RunSteps;
import io.waymark.table.Runs;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/**
 * Data files that tables name and that are not there: deleted by hand, or by a clean-up that was
 * too eager.
 *
 * @param files by table; tables that miss none are left out, and of session-level tables a month is
 *     lost as a whole
 */
record LostData(Map<TableSpec, List<StoredFile>> files) {
  /** What nothing else can tell. */
  private static final Set<TableSpec> MEMORY =
      Set.of(
          IngestedFiles.TABLE,
          CutDays.TABLE,
          Erasures.TABLE,
          HeldLoads.TABLE,
          QualityResults.TABLE,
          RunSteps.TABLE,
          Runs.TABLE);

  static LostData find(KernelTables tables, WarehouseTables specs, Configuration hadoop) {
    Map<TableSpec, List<StoredFile>> lost = new LinkedHashMap<>();
    for (TableSpec table : specs.all()) {
      if (tables.exists(table)) {
        List<StoredFile> gone =
            tables.files(TableRead.of(table)).stream()
                .filter(file -> !file.isThere(table, hadoop))
                .toList();
        if (!gone.isEmpty()) {
          lost.put(table, gone);
        }
      }
    }
    specs.all().stream()
        .filter(LostData::hasMonths)
        .filter(tables::exists)
        .forEach(table -> addMonths(table, months(lost), tables, lost));
    return new LostData(lost);
  }

  /** What happened in a session can't be told apart from the rest once the session is lost. */
  private static void addMonths(
      TableSpec table,
      Set<Optional<String>> months,
      KernelTables tables,
      Map<TableSpec, List<StoredFile>> lost) {
    String column = table.partition().orElseThrow();
    List<StoredFile> ofMonths =
        tables.files(TableRead.of(table)).stream()
            .filter(file -> months.contains(Optional.ofNullable(file.partition().get(column))))
            .toList();
    if (!ofMonths.isEmpty()) {
      lost.put(table, ofMonths);
    }
  }

  private static Set<Optional<String>> months(Map<TableSpec, List<StoredFile>> lost) {
    return lost.entrySet().stream()
        .filter(entry -> hasMonths(entry.getKey()))
        .flatMap(entry -> partitions(entry.getKey(), entry.getValue()).stream())
        .collect(Collectors.toSet());
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /** Tables that miss files which nothing else can tell. */
  Set<String> beyondRepair() {
    return files.keySet().stream()
        .filter(MEMORY::contains)
        .map(TableSpec::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Was a row of this landing day lost? */
  boolean isOf(Optional<LocalDate> landingDate) {
    return files.entrySet().stream()
        .filter(entry -> entry.getKey().layer() == Layer.BRONZE)
        .filter(entry -> entry.getKey().partition().isPresent())
        .anyMatch(
            entry ->
                partitions(entry.getKey(), entry.getValue())
                    .contains(landingDate.map(LocalDate::toString)));
  }

  private static Set<Optional<String>> partitions(TableSpec table, List<StoredFile> lost) {
    String column = table.partition().orElseThrow();
    return lost.stream()
        .map(file -> Optional.ofNullable(file.partition().get(column)))
        .collect(Collectors.toSet());
  }

  /**
   * Business days whose sessions have to be cut again.
   *
   * @param all days that have sessions
   * @param daysAround a session that begins in a month may reach so many days out of it
   */
  NavigableSet<LocalDate> daysToCut(NavigableSet<LocalDate> all, int daysAround) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    files.forEach(
        (table, lost) -> {
          if (isOfAllDays(table)) {
            days.addAll(all);
          } else if (hasMonths(table)) {
            partitions(table, lost)
                .forEach(month -> month.ifPresent(m -> days.addAll(around(m, daysAround))));
          }
        });
    return days;
  }

  private static boolean hasMonths(TableSpec table) {
    return table.layer() == Layer.SILVER && table.partition().isPresent();
  }

  /** Is it made of events, or of what was found in them, of whatever day? */
  private static boolean isOfAllDays(TableSpec table) {
    return (table.layer() == Layer.BRONZE || table.layer() == Layer.SILVER)
        && table.partition().isEmpty();
  }

  private static NavigableSet<LocalDate> around(String month, int margin) {
    LocalDate first = LocalDate.parse(month);
    return new DayRange(first.minusDays(margin), first.plusMonths(1).plusDays(margin - 1L)).days();
  }

  /** Have figures to be computed again? */
  boolean isOfFigures() {
    return files.keySet().stream().anyMatch(table -> table.layer() == Layer.GOLD);
  }
}
