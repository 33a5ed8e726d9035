package io.waymark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import io.waymark.config.IngestSettings;
import io.waymark.config.Settings;
import io.waymark.identity.Copies;
import io.waymark.storage.LandingDays;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.spark.SparkStore;
import io.waymark.table.Events;
import io.waymark.table.IngestedFiles;
import io.waymark.table.SupersededEvents;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Settles which copies of an event count, before events are grouped by visitor: copies may differ
 * in visitor and time. Late events that wait are no copies yet, so that an event counts through
 * another copy until they are settled.
 */
final class DuplicateStep {
  private static final String LOSES = "_loses";

  /** Their keys fit into the memory of each process. */
  private static final long FEW_EVENTS = 1_000_000;

  private final IngestSettings ingest;
  private final SparkStep step;
  private final SparkStore store;
  private final TableSpec events;
  private final EventChanges changes;

  /**
   * Works on the events that count after this run.
   *
   * @param changes deliveries that came, went or wait no longer: their events, and older copies of
   *     them, are looked at again
   */
  DuplicateStep(Settings settings, SparkStep step, EventChanges changes) {
    this.ingest = settings.ingest();
    this.step = step;
    this.store = step.store();
    this.events = settings.tables().events();
    this.changes = changes;
  }

  /**
   * Settles the copies of all changed events.
   *
   * @param paths path of each delivery
   * @return superseded events by delivery, of the changed deliveries
   */
  Map<Long, Long> settle(Map<Long, String> paths) {
    Set<Long> changed = changes.deliveries();
    Optional<Dataset<Row>> found = copies(changed);
    if (found.isEmpty()) {
      return Map.of();
    }
    Dataset<Row> copies = found.get();
    Dataset<Row> losers =
        new Copies(ingest.duplicateWindow())
            .superseded(copies, paths(paths))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> known = store.read(SupersededEvents.TABLE);
    List<Row> counts = counts(losers, Copies.among(known, copies));
    LandingDays landing = landingDays(counts);
    Dataset<Row> kept = Copies.without(known, copies).where(isOf(landing));
    store.replaceLandingDays(
        SupersededEvents.TABLE, landing, kept.unionByName(losers), step.info());
    losers.unpersist();
    copies.unpersist();
    return counts.stream()
        .filter(row -> changed.contains(row.getLong(1)) && row.getLong(2) > 0)
        .collect(Collectors.toMap(row -> row.getLong(1), row -> row.getLong(2)));
  }

  /** How many copies lose, by landing day and delivery, also where some only lost before. */
  private static List<Row> counts(Dataset<Row> losers, Dataset<Row> former) {
    return losers
        .withColumn(LOSES, lit(1))
        .unionByName(former.withColumn(LOSES, lit(0)))
        .groupBy(col(Events.LANDING_DATE), col(Events.FILE_ID))
        .agg(sum(LOSES))
        .collectAsList();
  }

  /** Widens the days that are searched until no copy lies near their edge. */
  private Optional<Dataset<Row>> copies(Set<Long> changed) {
    int window = (int) ingest.duplicateWindow().toDays() + 1;
    Set<Long> longDead = new HashSet<>(changes.dead());
    longDead.removeAll(changed);
    Column isSettled =
        EventReads.isOutside(changes.dead()).and(EventReads.isSettled(changes.waiting()));
    LocalDate from = changes.first().orElseThrow().minusDays(window);
    LocalDate to = changes.last().orElseThrow().plusDays(window);
    while (true) {
      Dataset<Row> span =
          store.read(
              TableRead.of(events).where(RowFilter.all().andDays(Events.EVENT_DATE, from, to)));
      // A copy that is gone beat others, which may now be the only ones of their key.
      Dataset<Row> keys = repeatedKeys(span.where(EventReads.isOutside(longDead)));
      Dataset<Row> copies =
          Copies.withKeys(span.where(isSettled), keys).persist(StorageLevel.MEMORY_AND_DISK());
      Row extent = copies.agg(min(Events.EVENT_DATE), max(Events.EVENT_DATE)).first();
      if (extent.isNullAt(0)) {
        return Optional.empty();
      }
      LocalDate neededFrom = extent.getDate(0).toLocalDate().minusDays(window);
      LocalDate neededTo = extent.getDate(1).toLocalDate().plusDays(window);
      if (!neededFrom.isBefore(from) && !neededTo.isAfter(to)) {
        return Optional.of(copies);
      }
      copies.unpersist();
      from = neededFrom.isBefore(from) ? neededFrom : from;
      to = neededTo.isAfter(to) ? neededTo : to;
    }
  }

  /** Where few events are new, the many others need not move to be counted by key. */
  private Dataset<Row> repeatedKeys(Dataset<Row> all) {
    Column isNew = EventReads.isChanged(changes);
    boolean areFew = changes.events() <= FEW_EVENTS;
    return Copies.repeatedKeys(areFew ? Copies.withNewKeys(all, isNew) : all, isNew);
  }

  private static LandingDays landingDays(List<Row> days) {
    Set<LocalDate> dated = new HashSet<>();
    boolean isWithHistory = false;
    for (Row row : days) {
      if (row.isNullAt(0)) {
        isWithHistory = true;
      } else {
        dated.add(row.getDate(0).toLocalDate());
      }
    }
    return new LandingDays(dated, isWithHistory);
  }

  private static Column isOf(LandingDays landing) {
    Column isDated = col(Events.LANDING_DATE).isInCollection(landing.days());
    Column isHistory = col(Events.LANDING_DATE).isNull();
    return landing.isWithHistory() ? isDated.or(isHistory) : isDated;
  }

  private Dataset<Row> paths(Map<Long, String> paths) {
    List<Row> rows = new ArrayList<>();
    paths.forEach((file, path) -> rows.add(RowFactory.create(file, path)));
    return store
        .spark()
        .createDataFrame(
            rows,
            new StructType()
                .add(Events.FILE_ID, DataTypes.LongType, false)
                .add(IngestedFiles.PATH, DataTypes.StringType, false));
  }
}
