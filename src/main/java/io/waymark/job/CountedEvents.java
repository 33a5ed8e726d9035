package io.waymark.job;

import static org.apache.spark.sql.functions.col;

import io.waymark.config.Settings;
import io.waymark.identity.Copies;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.spark.SparkStore;
import io.waymark.table.Events;
import io.waymark.table.SupersededEvents;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The events that the sessions stand on: of live deliveries, settled, and not superseded. */
final class CountedEvents {
  /** The shortest business day there is: clocks go forward. */
  private static final Duration SHORT_DAY = Duration.ofHours(23);

  private final Settings settings;
  private final RunHistory history;
  private final Deliveries all;
  private final Deliveries cut;
  private final Settling settling;

  CountedEvents(Settings settings, KernelTables tables) {
    this.settings = settings;
    this.history = new RunHistory(tables);
    this.all = Deliveries.read(tables);
    Optional<StepRecord> last = history.lastStep(StepRunner.SESSIONIZE);
    OptionalLong through = last.map(s -> s.end().throughFileId()).orElse(OptionalLong.empty());
    this.cut = all.upTo(through.orElse(0));
    this.settling =
        new Settling(Optional.empty(), last.flatMap(step -> step.end().settledThrough()));
  }

  /**
   * Business days whose events may be others since the insights were last worked out: those of the
   * sessions that were cut since, and the following ones into which they reach.
   */
  NavigableSet<LocalDate> changedDays() {
    int reach = (int) settings.sessions().maxLength().dividedBy(SHORT_DAY) + 1;
    NavigableSet<LocalDate> days = new TreeSet<>();
    for (LocalDate day : history.daysSince(StepRunner.SESSIONIZE, StepRunner.INSIGHTS)) {
      day.datesUntil(day.plusDays(reach + 1L)).forEach(days::add);
    }
    days.retainAll(days());
    return days;
  }

  /** All business days from the first to the last event. */
  NavigableSet<LocalDate> days() {
    NavigableSet<LocalDate> ends = new TreeSet<>();
    for (DeliveredFile file : cut.live()) {
      file.firstEventDate().ifPresent(ends::add);
      file.lastEventDate().ifPresent(ends::add);
    }
    NavigableSet<LocalDate> days = new TreeSet<>();
    if (!ends.isEmpty()) {
      ends.first().datesUntil(ends.last().plusDays(1)).forEach(days::add);
    }
    return days;
  }

  Dataset<Row> on(NavigableSet<LocalDate> days, SparkStore store) {
    RowFilter span = RowFilter.all().andDays(Events.EVENT_DATE, days.first(), days.last());
    Dataset<Row> events =
        store
            .read(TableRead.of(settings.tables().events()).where(span))
            .where(col(Events.EVENT_DATE).isInCollection(days))
            .where(EventReads.isOutside(uncounted()))
            .where(EventReads.isSettled(waiting()));
    return Copies.without(events, store.read(TableRead.of(SupersededEvents.TABLE).where(span)));
  }

  /** How much there is to read of these days. */
  long bytes(NavigableSet<LocalDate> days, KernelTables tables) {
    RowFilter span = RowFilter.all().andDays(Events.EVENT_DATE, days.first(), days.last());
    return tables.bytes(TableRead.of(settings.tables().events()).where(span));
  }

  private Set<Long> uncounted() {
    Set<Long> uncounted = new HashSet<>(cut.deadFileIds());
    uncounted.addAll(all.liveFileIds());
    uncounted.addAll(all.deadFileIds());
    uncounted.removeAll(cut.liveFileIds());
    return uncounted;
  }

  private Set<Long> waiting() {
    Set<Long> waiting = new HashSet<>();
    cut.live().stream().filter(settling::isWaiting).forEach(file -> waiting.add(file.fileId()));
    return waiting;
  }
}
