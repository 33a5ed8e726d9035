package io.waymark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.waymark.config.Settings;
import io.waymark.source.Delivery;
import io.waymark.source.Erased;
import io.waymark.source.FileSummary;
import io.waymark.source.IngestPlan;
import io.waymark.source.LoadedDays;
import io.waymark.source.SideFiles;
import io.waymark.source.spark.EventFiles;
import io.waymark.source.spark.RejectFiles;
import io.waymark.storage.spark.SparkStore;
import io.waymark.table.Events;
import io.waymark.table.RejectedEvents;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * From files to events: reads every byte once, appends what became events, and keeps what did not
 * with its reason. The rows count only when {@code ingested_files} says so, which comes last.
 */
final class IngestStep {
  private final Settings settings;
  private final SparkStep step;
  private final SparkStore store;
  private final List<LoadedDays> loaded;
  private final Erased erased;

  IngestStep(Settings settings, SparkStep step, List<LoadedDays> loaded, Erased erased) {
    this.settings = settings;
    this.loaded = loaded;
    this.erased = erased;
    this.step = step;
    this.store = step.store();
  }

  /**
   * Reads the deliveries.
   *
   * @return what was found in each
   */
  List<FileSummary> read(List<Delivery> deliveries, String sideFolder) {
    IngestPlan plan = IngestPlan.of(settings, deliveries, loaded, erased, sideFolder);
    Dataset<Row> rows = EventFiles.read(store.spark(), plan);
    store.append(settings.tables().events(), rows.where(not(col(EventFiles.IS_HELD))), step.info());
    Configuration hadoop = store.spark().sparkContext().hadoopConfiguration();
    List<FileSummary> summaries = SideFiles.summaries(hadoop, sideFolder);
    check(deliveries, summaries);
    hold(plan, summaries);
    keepRejects(summaries, sideFolder);
    return summaries;
  }

  /** What the tasks counted must be what stands in the table, whatever was retried. */
  private void check(List<Delivery> deliveries, List<FileSummary> summaries) {
    Map<Long, Long> written = written(deliveries);
    for (FileSummary summary : summaries) {
      long rows = written.getOrDefault(summary.fileId(), 0L);
      if (summary.status() == FileSummary.Status.INGESTED && rows != summary.counts().accepted()) {
        throw JobProblems.miscounted(summary.fileId(), summary.counts().accepted(), rows);
      }
    }
  }

  private Map<Long, Long> written(List<Delivery> deliveries) {
    List<Long> ids = deliveries.stream().map(Delivery::fileId).toList();
    Map<Long, Long> written = new TreeMap<>();
    store
        .read(settings.tables().events())
        .where(col(Events.FILE_ID).isInCollection(ids))
        .groupBy(col(Events.FILE_ID))
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(row -> written.put(row.getLong(0), row.getLong(1)));
    return written;
  }

  /** Events beyond the horizon are rare: only the files that hold some are read once more. */
  private void hold(IngestPlan plan, List<FileSummary> summaries) {
    Map<Long, FileSummary> withHeld =
        summaries.stream()
            .filter(summary -> summary.counts().held() > 0)
            .collect(Collectors.toMap(FileSummary::fileId, summary -> summary));
    if (withHeld.isEmpty()) {
      return;
    }
    List<Delivery> deliveries =
        plan.deliveries().stream().filter(d -> withHeld.containsKey(d.fileId())).toList();
    Dataset<Row> held =
        EventFiles.read(
                store.spark(),
                IngestPlan.of(settings, deliveries, loaded, erased, plan.sideFolder() + "-held"))
            .where(col(EventFiles.IS_HELD));
    store.append(settings.tables().heldEvents(), held, step.info());
  }

  private void keepRejects(List<FileSummary> summaries, String sideFolder) {
    boolean hasRejects =
        summaries.stream()
            .anyMatch(
                summary ->
                    summary.counts().rejected() > 0
                        || summary.status() == FileSummary.Status.REJECTED);
    if (hasRejects) {
      SparkSession spark = store.spark();
      store.append(RejectedEvents.TABLE, RejectFiles.read(spark, sideFolder), step.info());
    }
  }
}
