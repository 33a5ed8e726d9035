package io.waymark.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.waymark.config.Settings;
import io.waymark.storage.LandingDays;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.table.Events;
import io.waymark.table.IngestedFiles;
import io.waymark.table.RejectedEvents;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Makes new deliveries of the files that hold the subjects of an erasure, out of the rows that the
 * warehouse has: the raw files may be gone by now. What would be read from the files now, with the
 * erasure written down, is the same.
 */
final class Withdrawal {
  private static final String NEW_ID = "_new_id";

  private static final Set<String> OF_PLACE =
      Set.of(
          IngestedFiles.SOURCE_ID,
          IngestedFiles.LANDING_DATE,
          IngestedFiles.PATH,
          IngestedFiles.SIZE_BYTES,
          IngestedFiles.MODIFIED_AT);

  private final Settings settings;
  private final Warehouse warehouse;
  private final StepRunner steps;
  private final SubjectRows rows;
  private final Map<Long, Long> events;
  private final Map<Long, Long> held;
  private final Map<Long, Long> rejected;
  private final Map<Long, TableRow> delivered = new TreeMap<>();

  Withdrawal(Settings settings, Warehouse warehouse, StepRunner steps, SubjectRows rows) {
    this.settings = settings;
    this.warehouse = warehouse;
    this.steps = steps;
    this.rows = rows;
    this.events = rows.byDelivery(settings.tables().events());
    this.held = rows.byDelivery(settings.tables().heldEvents());
    this.rejected = rows.rejected();
    warehouse
        .tables()
        .read(
            TableRead.of(IngestedFiles.TABLE),
            row -> delivered.put(row.value(IngestedFiles.FILE_ID, Long.class), row));
  }

  void run() {
    blankRejects();
    Deliveries before = Deliveries.read(warehouse.tables());
    Set<Long> holding = new TreeSet<>(events.keySet());
    holding.addAll(held.keySet());
    int first = steps.run().nextIndex(before.lastFileId());
    Map<Long, Long> ids = new TreeMap<>();
    List<TableRow> deliveries = new ArrayList<>();
    before
        .standing()
        .forEach(
            (file, holder) -> {
              if (holding.contains(file.fileId())) {
                long id = steps.run().fileId(first + deliveries.size());
                ids.put(file.fileId(), id);
                deliveries.add(without(delivered(file.fileId()), delivered(holder.fileId()), id));
              }
            });
    if (ids.isEmpty()) {
      return;
    }
    copy(settings.tables().events(), ids);
    copy(settings.tables().heldEvents(), ids);
    settle(before, deliveries);
    warehouse.writer().append(IngestedFiles.TABLE, deliveries);
  }

  private void settle(Deliveries before, List<TableRow> deliveries) {
    Deliveries after = before.plus(deliveries.stream().map(DeliveredFile::of).toList());
    Settling settling =
        Settling.of(warehouse.history().settledThrough(), after, settings.ingest().settleEvery());
    EventChanges changes = EventChanges.between(before, after, 0, settling);
    if (!changes.isWithoutEvents()) {
      new DuplicateStep(settings, steps.step(0), changes).settle(after.paths());
    }
  }

  private TableRow delivered(long fileId) {
    return Objects.requireNonNull(delivered.get(fileId), "no delivery " + fileId);
  }

  /** The delivery as it would be accounted for if the file was read now. */
  private TableRow without(TableRow row, TableRow holder, long newId) {
    long old = row.value(IngestedFiles.FILE_ID, Long.class);
    long gone = events.getOrDefault(old, 0L);
    long goneHeld = held.getOrDefault(old, 0L);
    long accepted = row.value(IngestedFiles.ACCEPTED, Long.class);
    long duplicate = row.value(IngestedFiles.DUPLICATE, Long.class);
    long ofAccepted = Math.min(gone, accepted);
    TableRow.Builder copy = TableRow.builder();
    Map<String, Object> changed = new TreeMap<>();
    changed.put(IngestedFiles.FILE_ID, newId);
    changed.put(IngestedFiles.RUN_NUMBER, steps.run().runNumber());
    changed.put(IngestedFiles.ACCEPTED, accepted - ofAccepted);
    changed.put(IngestedFiles.DUPLICATE, duplicate - (gone - ofAccepted));
    changed.put(IngestedFiles.HELD, row.value(IngestedFiles.HELD, Long.class) - goneHeld);
    changed.put(
        IngestedFiles.WITHHELD, row.value(IngestedFiles.WITHHELD, Long.class) + gone + goneHeld);
    for (String column : row.columns()) {
      TableRow from = OF_PLACE.contains(column) ? holder : row;
      copy.set(column, changed.containsKey(column) ? changed.get(column) : from.value(column));
    }
    return copy.build();
  }

  private void copy(TableSpec table, Map<Long, Long> ids) {
    if (!warehouse.tables().exists(table)) {
      return;
    }
    SparkStep step = steps.step(0);
    Dataset<Row> old =
        step.store()
            .read(
                TableRead.of(table)
                    .where(
                        RowFilter.all()
                            .andBetween(
                                Events.FILE_ID,
                                Collections.min(ids.keySet()),
                                Collections.max(ids.keySet()))))
            .where(not(isSubject()));
    Dataset<Row> renamed =
        old.join(broadcast(ids(step, ids)), Events.FILE_ID)
            .withColumn(Events.FILE_ID, col(NEW_ID))
            .drop(NEW_ID);
    step.store().append(table, renamed, step.info());
  }

  private static Dataset<Row> ids(SparkStep step, Map<Long, Long> ids) {
    List<Row> pairs = new ArrayList<>();
    ids.forEach((old, fresh) -> pairs.add(RowFactory.create(old, fresh)));
    return step.store()
        .spark()
        .createDataFrame(
            pairs,
            new StructType()
                .add(Events.FILE_ID, DataTypes.LongType, false)
                .add(NEW_ID, DataTypes.LongType, false));
  }

  private Column isSubject() {
    return isNamed(Events.VISITOR_ID, rows.subjects().visitors())
        .or(isNamed(Events.USER_ID, rows.subjects().users()));
  }

  private static Column isNamed(String column, Set<Subjects.Subject> subjects) {
    Object[] keys = subjects.stream().map(Subjects.Subject::key).toArray();
    Column key = concat(col(Events.STORE_ID), lit(Subjects.SEPARATOR), col(column));
    return coalesce(key.isin(keys), lit(false));
  }

  /** The lines stay accounted for; what they said goes. */
  private void blankRejects() {
    if (rejected.isEmpty()) {
      return;
    }
    Set<LocalDate> dated = new HashSet<>();
    boolean isWithHistory = false;
    for (long fileId : rejected.keySet()) {
      TableRow file = delivered(fileId);
      isWithHistory |= file.optional(IngestedFiles.LANDING_DATE, LocalDate.class).isEmpty();
      file.optional(IngestedFiles.LANDING_DATE, LocalDate.class).ifPresent(dated::add);
    }
    SparkStep step = steps.step(0);
    Column names =
        rows.subjects().texts().stream()
            .map(id -> col(RejectedEvents.RAW_TEXT).contains(id))
            .reduce(lit(false), Column::or);
    Column isNamed = coalesce(names, lit(false));
    Column isOfDays =
        coalesce(col(RejectedEvents.LANDING_DATE).isInCollection(dated), lit(false))
            .or(col(RejectedEvents.LANDING_DATE).isNull().and(lit(isWithHistory)));
    Dataset<Row> blanked =
        step.store()
            .read(RejectedEvents.TABLE)
            .where(isOfDays)
            .withColumn(RejectedEvents.IS_CUT, col(RejectedEvents.IS_CUT).or(isNamed))
            .withColumn(
                RejectedEvents.RAW_TEXT,
                when(isNamed, lit(null).cast(DataTypes.StringType))
                    .otherwise(col(RejectedEvents.RAW_TEXT)));
    step.store()
        .replaceLandingDays(
            RejectedEvents.TABLE, new LandingDays(dated, isWithHistory), blanked, step.info());
  }
}
