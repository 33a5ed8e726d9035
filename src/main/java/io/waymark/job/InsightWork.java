package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.KernelTables;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * What a part of the insights step works with.
 *
 * @param runId of the run, for the rows
 * @param at when the step began, for the rows
 * @param through data through, by store: the as-of day of its insights
 * @param changed business days whose figures were published since the part last worked; empty: all
 *     of them, because it never did or works by other settings now
 * @param output writes tables without Spark
 * @param spark starts Spark for so many bytes, or gives what was started; for parts that read
 *     sessions or events
 */
record InsightWork(
    Settings settings,
    KernelTables tables,
    String runId,
    Instant at,
    Map<String, LocalDate> through,
    Optional<NavigableSet<LocalDate>> changed,
    InsightOutput output,
    LongFunction<SparkStep> spark) {
  /** How many there are by the log: files that Waymark writes say how many they have. */
  long rows(TableRead read) {
    return tables.size(read).rows().orElse(0);
  }
}
