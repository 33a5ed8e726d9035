package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import io.waymark.storage.kernel.KernelTables;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Does the days of a chunk again, from the step that is asked for on. */
final class BackfillSteps {
  private final Settings settings;
  private final KernelTables tables;
  private final StepRunner steps;

  BackfillSteps(Settings settings, KernelTables tables, StepRunner steps) {
    this.settings = settings;
    this.tables = tables;
    this.steps = steps;
  }

  void run(BackfillPlan.Chunk chunk, BackfillRequest request, SettingsGuard guard) {
    boolean isSparing = guard.changedStores().isEmpty();
    NavigableSet<LocalDate> days = chunk.range().days();
    NavigableSet<LocalDate> cut = new TreeSet<>(days);
    NavigableSet<LocalDate> published = new TreeSet<>(days);
    switch (request.fromStep()) {
      case INGEST -> {
        steps.ingest(request.files(chunk, guard));
        if (isSparing) {
          cut.retainAll(cutOtherwise());
        }
        published.retainAll(
            PublishedFigures.read(tables, settings.tables())
                .outdated(SettingsHash.definitionHash(settings)));
        steps.sessionize(cut, isSparing);
      }
      case SESSIONS -> steps.sessionize(cut, isSparing);
      case RATES -> requireDefinitions(days);
    }
    steps.rates(published);
    if (chunk.isLast()) {
      steps.insights();
    }
  }

  /** Rates of other conversions than the sessions were cut with would be wrong. */
  private void requireDefinitions(NavigableSet<LocalDate> days) {
    NavigableSet<LocalDate> outdated = cutOtherwise();
    outdated.retainAll(days);
    if (!outdated.isEmpty()) {
      throw JobProblems.cutOtherwise(outdated);
    }
  }

  private NavigableSet<LocalDate> cutOtherwise() {
    return DayDefinitions.read(tables).outdated(SettingsHash.conversionHash(settings));
  }
}
