package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.source.LandingFolder;
import io.waymark.storage.HadoopSettings;
import io.waymark.storage.kernel.KernelTables;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Which days there is anything of. */
final class DataDays {
  private final Settings settings;
  private final KernelTables tables;

  DataDays(Settings settings, KernelTables tables) {
    this.settings = settings;
    this.tables = tables;
  }

  /** From the first to the last day that a step can find data of; empty: there is none. */
  Optional<DayRange> range(Pipeline.Step step) {
    NavigableSet<LocalDate> days = DayDefinitions.read(tables).days();
    if (step == Pipeline.Step.INGEST) {
      LandingFolder landing =
          new LandingFolder(HadoopSettings.current(), settings.warehouse().landing());
      settings.sources().keySet().forEach(source -> days.addAll(landing.days(source)));
    }
    days.addAll(
        new TreeSet<>(new DataThrough(settings).of(Deliveries.read(tables).live()).values()));
    return days.isEmpty() ? Optional.empty() : Optional.of(new DayRange(days.first(), days.last()));
  }
}
