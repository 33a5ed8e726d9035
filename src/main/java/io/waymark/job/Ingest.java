package io.waymark.job;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Settings;
import io.waymark.source.Delivery;
import io.waymark.source.FileSummary;
import io.waymark.source.LandingFile;
import io.waymark.storage.TableRow;
import io.waymark.table.IngestedFiles;
import io.waymark.table.QualityResults;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes files into the warehouse: reads them, asks the gate, settles duplicates, accounts. */
final class Ingest {
  private final Settings settings;
  private final Warehouse warehouse;
  private final Run run;
  private final SparkStep step;
  private final RunReport.Builder report;

  Ingest(
      Settings settings, Warehouse warehouse, Run run, SparkStep step, RunReport.Builder report) {
    this.settings = settings;
    this.warehouse = warehouse;
    this.run = run;
    this.step = step;
    this.report = report;
  }

  /**
   * What was taken in.
   *
   * @param settledThrough as copies are settled now
   * @param failed what the gate refused; empty: nothing
   */
  record Outcome(
      long recordsRead,
      long accepted,
      long lastFileId,
      Optional<LocalDate> settledThrough,
      List<RejectGate.Finding> failed) {
    boolean isStopped() {
      return !failed.isEmpty();
    }

    void throwIfStopped() {
      if (!failed.isEmpty()) {
        throw stopped(failed);
      }
    }
  }

  /**
   * Takes files in.
   *
   * @param settledThrough as copies were last settled, see {@link Settling}
   */
  Outcome run(Landing.Taken taken, Deliveries before, Optional<LocalDate> settledThrough) {
    int first = run.nextIndex(before.lastFileId());
    List<Delivery> toRead = Landing.deliveries(run, taken.toRead(), first);
    List<Delivery> twins =
        Landing.deliveries(run, List.copyOf(taken.twins().keySet()), first + toRead.size());
    List<FileSummary> summaries = List.of();
    if (!toRead.isEmpty()) {
      String side = warehouse.layout().side(SideFolders.ofRun(run.runId()));
      summaries =
          new IngestStep(
                  settings,
                  step,
                  new HeldEvents(warehouse.tables()).loaded(),
                  new ErasureRecord(warehouse.tables()).erased())
              .read(toRead, side);
    }
    Map<Long, FileSummary> byFile =
        summaries.stream().collect(Collectors.toMap(FileSummary::fileId, summary -> summary));
    warn(toRead, byFile);
    List<TableRow> unsettled = rows(toRead, byFile, twins, taken.twins(), Map.of(), false);
    Deliveries after = before.plus(unsettled.stream().map(DeliveredFile::of).toList());
    List<RejectGate.Finding> failed = gate(toRead, after);
    Settling settling = Settling.of(settledThrough, after, settings.ingest().settleEvery());
    Map<Long, Long> duplicates = failed.isEmpty() ? settle(before, after, settling) : Map.of();
    List<TableRow> rows = rows(toRead, byFile, twins, taken.twins(), duplicates, !failed.isEmpty());
    warehouse.writer().append(IngestedFiles.TABLE, rows);
    return outcome(rows, settling, failed);
  }

  private List<TableRow> rows(
      List<Delivery> toRead,
      Map<Long, FileSummary> summaries,
      List<Delivery> twins,
      Map<LandingFile, String> hashes,
      Map<Long, Long> duplicates,
      boolean isStopped) {
    FileRecords records = new FileRecords(run, ShapingHashes.of(settings));
    List<TableRow> rows = new ArrayList<>();
    for (Delivery delivery : toRead) {
      FileSummary summary = summary(summaries, delivery);
      String status =
          isStopped && summary.status() == FileSummary.Status.INGESTED
              ? DeliveredFile.STOPPED
              : summary.status().text();
      rows.add(
          records.read(delivery, summary, status, duplicates.getOrDefault(delivery.fileId(), 0L)));
    }
    if (!isStopped) {
      twins.forEach(twin -> rows.add(records.twin(twin, hash(hashes, twin))));
    }
    return rows;
  }

  private static FileSummary summary(Map<Long, FileSummary> summaries, Delivery delivery) {
    FileSummary summary = summaries.get(delivery.fileId());
    if (summary == null) {
      throw JobProblems.lostSummary(delivery.file().path());
    }
    return summary;
  }

  private static String hash(Map<LandingFile, String> hashes, Delivery twin) {
    return Optional.ofNullable(hashes.get(twin.file())).orElseThrow();
  }

  /** All files of the days that this run adds to, whichever run read them. */
  private List<RejectGate.Finding> gate(List<Delivery> read, Deliveries after) {
    Set<String> subjects = new HashSet<>();
    read.forEach(d -> subjects.add(d.file().sourceId() + " " + d.file().landingDate()));
    List<DeliveredFile> files =
        after.live().stream()
            .filter(
                f ->
                    subjects.contains(
                        f.place().sourceId() + " " + f.place().landingDate().orElse(null)))
            .toList();
    List<RejectGate.Finding> findings =
        new RejectGate(settings.ingest().maxRejectedShare()).check(files);
    warehouse.writer().append(QualityResults.TABLE, findings.stream().map(this::result).toList());
    return findings.stream().filter(finding -> !finding.isPassed()).toList();
  }

  private TableRow result(RejectGate.Finding finding) {
    return TableRow.builder()
        .set(QualityResults.RUN_ID, run.runId())
        .set(QualityResults.CHECK_NAME, "rejected_share")
        .set(QualityResults.SUBJECT, finding.sourceId())
        .set(QualityResults.DAY, finding.landingDate())
        .set(QualityResults.OBSERVED, finding.share())
        .set(QualityResults.THRESHOLD, finding.limit())
        .set(QualityResults.STATUS, finding.isPassed() ? "passed" : "failed")
        .set(
            QualityResults.DETAIL,
            finding.rejected() + " of " + finding.records() + " records were rejected")
        .build();
  }

  private Map<Long, Long> settle(Deliveries before, Deliveries after, Settling settling) {
    EventChanges changes = EventChanges.between(before, after, 0, settling);
    if (changes.isWithoutEvents()) {
      return Map.of();
    }
    step.progress().says("settling duplicates");
    return new DuplicateStep(settings, step, changes).settle(after.paths());
  }

  private void warn(List<Delivery> deliveries, Map<Long, FileSummary> summaries) {
    for (Delivery delivery : deliveries) {
      FileSummary summary = summary(summaries, delivery);
      if (summary.status() != FileSummary.Status.INGESTED) {
        report.warn(
            delivery.file().sourceId()
                + "/"
                + delivery.file().path()
                + " is "
                + summary.status().text()
                + (summary.reason() == null ? "" : ": " + summary.reason()));
      }
    }
  }

  private static Outcome outcome(
      List<TableRow> rows, Settling settling, List<RejectGate.Finding> failed) {
    Map<String, Long> sums = new HashMap<>();
    long last = 0;
    for (TableRow row : rows) {
      for (String count : List.of(IngestedFiles.RECORDS_READ, IngestedFiles.ACCEPTED)) {
        sums.merge(count, row.value(count, Long.class), Long::sum);
      }
      last = Math.max(last, row.value(IngestedFiles.FILE_ID, Long.class));
    }
    return new Outcome(
        sums.getOrDefault(IngestedFiles.RECORDS_READ, 0L),
        sums.getOrDefault(IngestedFiles.ACCEPTED, 0L),
        last,
        settling.now(),
        failed);
  }

  private static WaymarkException stopped(List<RejectGate.Finding> failed) {
    List<String> reasons = new ArrayList<>();
    for (RejectGate.Finding finding : failed) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "%s: %d of %d records were rejected (%.1f %%, limit %.1f %%)",
              finding.subject(),
              finding.rejected(),
              finding.records(),
              100 * finding.share(),
              100 * finding.limit()));
    }
    return new WaymarkException(
        ExitCode.GATE,
        "Too many records were rejected; no published table was changed",
        String.join("; ", reasons),
        "Look at rejected_events (waymark export rejected_events --latest), mend the mapping or"
            + " the files, and run again");
  }
}
