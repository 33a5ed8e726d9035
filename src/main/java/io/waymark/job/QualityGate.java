package io.waymark.job;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Settings;
import io.waymark.config.Slice;
import io.waymark.quality.Check;
import io.waymark.quality.FigureChecks;
import io.waymark.quality.Finding;
import io.waymark.quality.Volume;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.LooseFiles;
import io.waymark.storage.spark.StagedDays;
import io.waymark.table.DailyStageRates;
import io.waymark.table.QualityResults;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the figures that were written and not yet published, and lets them pass or not. */
final class QualityGate {
  private static final String PASSED = "passed";
  private static final String WARNED = "warned";
  private static final String FAILED = "failed";

  private final Settings settings;
  private final Warehouse warehouse;
  private final Run run;

  QualityGate(Settings settings, Warehouse warehouse, Run run) {
    this.settings = settings;
    this.warehouse = warehouse;
    this.run = run;
  }

  /**
   * Enters what it finds in {@code quality_results}; throws if the figures must not be published.
   *
   * @param sessions published ones by store and day
   * @param days whose number of sessions is looked at
   * @return what a person should look at all the same
   */
  List<String> check(
      Collection<StagedDays> staged,
      FigureChecks.Facts facts,
      Map<String, Map<LocalDate, Long>> sessions,
      NavigableSet<LocalDate> days) {
    List<Finding> findings = new ArrayList<>();
    Map<String, List<Check>> checks = new FigureChecks(settings.tables()).of(facts);
    LooseFiles files = new LooseFiles(warehouse.tables());
    for (StagedDays table : staged) {
      List<Check> own = checks.getOrDefault(table.table().name(), List.of());
      files.read(
          table.table(),
          table.added(),
          row -> {
            own.forEach(check -> check.see(row::value));
            countSessions(row, sessions);
          });
      own.forEach(check -> findings.add(check.finding()));
    }
    findings.addAll(new Volume(settings.quality()).findings(sessions, days));
    warehouse.writer().append(QualityResults.TABLE, findings.stream().map(this::result).toList());
    throwIfFailed(findings);
    return findings.stream()
        .filter(finding -> status(finding).equals(WARNED))
        .map(QualityGate::words)
        .toList();
  }

  private static void countSessions(TableRow row, Map<String, Map<LocalDate, Long>> sessions) {
    if (row.has(DailyStageRates.STAGE_ORDINAL)
        && row.value(DailyStageRates.STAGE_ORDINAL, Integer.class) == 1
        && row.value(DailyStageRates.SLICE, String.class).equals(Slice.TOTAL)) {
      sessions
          .computeIfAbsent(row.value(DailyStageRates.STORE_ID, String.class), s -> new TreeMap<>())
          .put(
              row.value(DailyStageRates.SESSION_DATE, LocalDate.class),
              row.value(DailyStageRates.SESSIONS, Long.class));
    }
  }

  private String status(Finding finding) {
    if (finding.isPassed()) {
      return PASSED;
    }
    boolean isVolume = finding.check().equals(Volume.NAME);
    return isVolume && !settings.quality().isVolumeStopping() ? WARNED : FAILED;
  }

  private TableRow result(Finding finding) {
    Finding.Limits limits = finding.limits();
    return TableRow.builder()
        .set(QualityResults.RUN_ID, run.runId())
        .set(QualityResults.CHECK_NAME, finding.check())
        .set(QualityResults.SUBJECT, finding.subject())
        .set(QualityResults.DAY, finding.day())
        .set(QualityResults.OBSERVED, finding.observed())
        .set(
            QualityResults.THRESHOLD,
            finding.observed() < limits.least() ? limits.least() : limits.greatest())
        .set(QualityResults.STATUS, status(finding))
        .set(QualityResults.DETAIL, finding.example())
        .build();
  }

  private void throwIfFailed(List<Finding> findings) {
    List<Finding> failed = findings.stream().filter(f -> status(f).equals(FAILED)).toList();
    if (!failed.isEmpty()) {
      throw new WaymarkException(
          ExitCode.GATE,
          "The figures did not pass their checks; no published table was changed",
          failed.stream().map(QualityGate::words).collect(Collectors.joining("; ")),
          "Look at quality_results (waymark export quality_results --latest), mend the cause, and"
              + " run again");
    }
  }

  private static String words(Finding finding) {
    return String.format(
        Locale.ROOT,
        "%s of %s%s: %s",
        finding.check(),
        finding.subject(),
        finding.day().map(day -> " on " + day).orElse(""),
        finding.example().orElse("observed " + finding.observed()));
  }
}
