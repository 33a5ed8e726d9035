package io.waymark.job;

import io.waymark.condition.spark.FieldColumns;
import io.waymark.config.ExperimentSettings;
import io.waymark.config.Settings;
import io.waymark.insight.spark.ExposureFinder;
import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.ExposureDays;
import io.waymark.table.Exposures;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Finds who saw which variant of an experiment on the days that changed. */
final class ExposurePart implements InsightPart {
  @Override
  public String name() {
    return "exposures";
  }

  @Override
  public List<TableSpec> inputs(Settings settings) {
    return List.of(settings.tables().sessions());
  }

  @Override
  public List<TableSpec> outputs(Settings settings) {
    return List.of(ExposureDays.TABLE, Exposures.TABLE);
  }

  @Override
  public Written write(InsightWork work) {
    Settings settings = work.settings();
    CountedEvents events = new CountedEvents(settings, work.tables());
    ExposureFinder finder =
        new ExposureFinder(
            settings.experiments(),
            FieldColumns.ofEvents(settings.tables(), settings.sources().values()));
    return new EventInsight(
            new EventDays(ExposureDays.TABLE, finder::days),
            Exposures.TABLE,
            ExposureFinder::exposures)
        .write(work, events, days(work, events));
  }

  /** With other settings all days of all experiments, and those of former ones. */
  private static NavigableSet<LocalDate> days(InsightWork work, CountedEvents events) {
    List<ExperimentSettings> experiments = work.settings().experiments();
    NavigableSet<LocalDate> days = work.changed().isEmpty() ? events.days() : events.changedDays();
    days.removeIf(day -> experiments.stream().noneMatch(experiment -> experiment.isOpenOn(day)));
    if (work.changed().isEmpty()) {
      days.addAll(present(work.tables()));
    }
    return days;
  }

  private static NavigableSet<LocalDate> present(KernelTables tables) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    if (tables.exists(ExposureDays.TABLE)) {
      tables.read(
          TableRead.of(ExposureDays.TABLE).only(List.of(ExposureDays.EVENT_DATE)),
          row -> days.add(row.value(ExposureDays.EVENT_DATE, LocalDate.class)));
    }
    return days;
  }
}
