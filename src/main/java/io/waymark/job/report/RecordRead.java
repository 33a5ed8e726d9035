package io.waymark.job.report;

import io.waymark.job.DeliveredFile;
import io.waymark.job.Deliveries;
import io.waymark.job.PublishedTables;
import io.waymark.report.figure.Period;
import io.waymark.report.figure.SourceRecords;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.IngestedFiles;
import io.waymark.table.RejectedEvents;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What became of the delivered records, by source. */
final class RecordRead {
  private static final List<String> COUNTS =
      List.of(
          IngestedFiles.FILE_ID,
          IngestedFiles.SOURCE_ID,
          IngestedFiles.RECORDS_READ,
          IngestedFiles.ACCEPTED,
          IngestedFiles.DUPLICATE,
          IngestedFiles.REJECTED,
          IngestedFiles.HELD,
          IngestedFiles.LATE);

  private final KernelTables tables;
  private final PublishedTables published;
  private final List<DeliveredFile> live;
  private final List<TableRow> files;
  private final Map<Long, Map<String, Long>> reasons;

  private RecordRead(KernelTables tables, PublishedTables published) {
    this.tables = tables;
    this.published = published;
    TableRead read = published.read(IngestedFiles.TABLE);
    this.live = Deliveries.read(tables, read.version().orElseThrow()).live();
    this.files = tables.rows(read.only(COUNTS));
    this.reasons = reasons();
  }

  static RecordRead of(KernelTables tables, PublishedTables published) {
    return new RecordRead(tables, published);
  }

  /** Of the live files of these sources that were delivered for days of the period. */
  List<SourceRecords> records(Predicate<String> sources, Period period) {
    Set<Long> wanted =
        live.stream()
            .filter(file -> sources.test(file.place().sourceId()) && isWithin(file, period))
            .map(DeliveredFile::fileId)
            .collect(Collectors.toSet());
    return files.stream()
        .filter(row -> wanted.contains(fileId(row)))
        .collect(
            Collectors.groupingBy(
                row -> row.value(IngestedFiles.SOURCE_ID, String.class),
                TreeMap::new,
                Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> records(entry.getKey(), entry.getValue()))
        .toList();
  }

  private SourceRecords records(String source, List<TableRow> rows) {
    Map<String, Long> byReason = new TreeMap<>();
    rows.forEach(
        row ->
            reasons
                .getOrDefault(fileId(row), Map.of())
                .forEach((reason, count) -> byReason.merge(reason, count, Long::sum)));
    return new SourceRecords(
        source,
        rows.size(),
        sum(rows, IngestedFiles.RECORDS_READ),
        sum(rows, IngestedFiles.ACCEPTED),
        sum(rows, IngestedFiles.DUPLICATE),
        sum(rows, IngestedFiles.REJECTED),
        sum(rows, IngestedFiles.HELD),
        sum(rows, IngestedFiles.LATE),
        byReason);
  }

  /** A file of the history folder has no day of its own: its events say where it belongs. */
  private static boolean isWithin(DeliveredFile file, Period period) {
    Optional<LocalDate> landing = file.place().landingDate();
    if (landing.isPresent()) {
      return period.holds(landing.get());
    }
    return file.firstEventDate().filter(day -> !day.isAfter(period.last())).isPresent()
        && file.lastEventDate().filter(day -> !day.isBefore(period.first())).isPresent();
  }

  private Map<Long, Map<String, Long>> reasons() {
    Map<Long, Map<String, Long>> byFile = new HashMap<>();
    if (live.stream().anyMatch(file -> file.rejected() > 0)) {
      tables.read(
          published
              .read(RejectedEvents.TABLE)
              .only(List.of(RejectedEvents.FILE_ID, RejectedEvents.REASON)),
          row ->
              byFile
                  .computeIfAbsent(
                      row.value(RejectedEvents.FILE_ID, Long.class), id -> new TreeMap<>())
                  .merge(row.value(RejectedEvents.REASON, String.class), 1L, Long::sum));
    }
    return byFile;
  }

  private static long fileId(TableRow row) {
    return row.value(IngestedFiles.FILE_ID, Long.class);
  }

  private static long sum(List<TableRow> rows, String column) {
    return rows.stream().mapToLong(row -> row.value(column, Long.class)).sum();
  }
}
