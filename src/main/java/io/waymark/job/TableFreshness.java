package io.waymark.job;

import io.waymark.table.RunSteps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Since when a table is as it is published.
 *
 * @param writer the first step after which the ledger knows the table at this version; empty where
 *     the ledger does not go back as far
 */
public record TableFreshness(String table, long version, Optional<StepRecord> writer) {
  private static final Comparator<StepRecord> OLDEST_FIRST =
      Comparator.comparing(StepRecord::runNumber).thenComparing(StepRecord::endedAt);

  /** By table, of all steps that are known. */
  static List<TableFreshness> of(TableVersions versions, List<StepRecord> steps) {
    List<StepRecord> sorted = steps.stream().sorted(OLDEST_FIRST).toList();
    List<TableFreshness> tables = new ArrayList<>();
    versions
        .byTable()
        .forEach(
            (table, version) ->
                tables.add(
                    new TableFreshness(
                        table,
                        version,
                        sorted.stream().filter(step -> left(step, table, version)).findFirst())));
    return tables;
  }

  /** Whether older steps could not say otherwise: the oldest of these knows no such version yet. */
  static boolean isSettledBy(TableVersions versions, List<StepRecord> steps) {
    Optional<StepRecord> oldest = steps.stream().min(OLDEST_FIRST);
    return oldest.isPresent()
        && versions.byTable().entrySet().stream()
            .noneMatch(entry -> left(oldest.get(), entry.getKey(), entry.getValue()));
  }

  private static boolean left(StepRecord step, String table, long version) {
    Long recorded = step.end().versions().byTable().get(table);
    return recorded != null && recorded == version;
  }

  /** When it was last replaced. */
  public Optional<Instant> replacedAt() {
    return writer.map(StepRecord::endedAt);
  }

  Map<String, Object> fields(Instant now) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("table", table);
    fields.put("version", version);
    writer.ifPresent(
        step -> {
          fields.put("replaced_at", step.endedAt().toString());
          fields.put("age_seconds", now.getEpochSecond() - step.endedAt().getEpochSecond());
          fields.put(RunSteps.RUN_ID, step.runId());
          fields.put("step", step.end().step());
        });
    return fields;
  }
}
