package io.waymark.source;

import io.waymark.config.IngestSettings;
import io.waymark.config.SourceSettings;
import io.waymark.config.SourceSettings.TimeRule;
import io.waymark.table.Events;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When an event happened, and whether that can be. */
final class TimeMapping {
  private static final long MICROS_PER_MILLI = 1000;

  private final List<TimeClause> times;
  private final @Nullable TimeClause client;
  private final @Nullable TimeClause sent;
  private final @Nullable TimeClause received;
  private final int eventAt;
  private final int timeRule;
  private final int clientAt;
  private final int sentAt;
  private final int receivedAt;
  private final long earliest;
  private final long tolerance;
  private final @Nullable LocalDate landingDate;

  TimeMapping(
      SourceSettings source,
      IngestSettings ingest,
      FieldSlots slots,
      Columns columns,
      @Nullable LocalDate landingDate) {
    times = source.times().stream().map(rule -> new TimeClause(rule, slots)).toList();
    client = clause(source.clientAt(), slots);
    sent = clause(source.sentAt(), slots);
    received = clause(source.receivedAt(), slots);
    eventAt = columns.of(Events.EVENT_AT);
    timeRule = columns.of(Events.TIME_RULE);
    clientAt = columns.of(Events.CLIENT_AT);
    sentAt = columns.of(Events.SENT_AT);
    receivedAt = columns.of(Events.RECEIVED_AT);
    earliest = ChronoUnit.MICROS.between(Instant.EPOCH, ingest.earliestEvent());
    tolerance = ingest.futureTolerance().toMillis() * MICROS_PER_MILLI;
    this.landingDate = landingDate;
  }

  /** Fills the time columns and gives the instant of the event. */
  long apply(Slots values, Store store, @Nullable Object[] row, Extra extra) {
    long receivedMicros = lenient(received, receivedAt, Events.RECEIVED_AT, values, row, extra);
    long sentMicros = lenient(sent, sentAt, Events.SENT_AT, values, row, extra);
    lenient(client, clientAt, Events.CLIENT_AT, values, row, extra);
    long micros = first(values, sentMicros, receivedMicros, row);
    row[eventAt] = micros;
    if (micros < earliest) {
      throw new RejectedRecord(RejectReason.TOO_OLD, "before the earliest event");
    }
    if (receivedMicros != TimeClause.BAD) {
      checkFuture(micros, receivedMicros, "its received time");
    } else if (landingDate != null) {
      checkFuture(micros, store.days().endOf(landingDate), "the end of its landing day");
    }
    return micros;
  }

  private long first(Slots values, long sentMicros, long receivedMicros, @Nullable Object[] row) {
    boolean isGiven = false;
    for (TimeClause clause : times) {
      isGiven |= clause.isPresent(values);
      long micros = clause.micros(values);
      if (clause.isClockCorrected()) {
        boolean isPossible = sentMicros != TimeClause.BAD && receivedMicros != TimeClause.BAD;
        micros =
            isPossible && micros != TimeClause.BAD
                ? receivedMicros - (sentMicros - micros)
                : TimeClause.BAD;
      }
      if (micros != TimeClause.BAD) {
        row[timeRule] = clause.name();
        return micros;
      }
    }
    throw isGiven
        ? new RejectedRecord(RejectReason.BAD_TIME, "no time rule can read what is given")
        : new RejectedRecord(RejectReason.MISSING_TIME, "no field of the time rules is given");
  }

  private void checkFuture(long micros, long limit, String ofWhat) {
    if (micros > limit + tolerance) {
      throw new RejectedRecord(RejectReason.FUTURE_TIME, "too far ahead of " + ofWhat);
    }
  }

  /** A time beside the event's own: unreadable, it is null and its text is kept. */
  private static long lenient(
      @Nullable TimeClause clause,
      int column,
      String name,
      Slots values,
      @Nullable Object[] row,
      Extra extra) {
    if (clause == null || !values.has(clause.slot())) {
      return TimeClause.BAD;
    }
    long micros = clause.micros(values);
    if (micros == TimeClause.BAD) {
      extra.addUnusable(name, values, clause.slot());
    } else {
      row[column] = micros;
    }
    return micros;
  }

  private static @Nullable TimeClause clause(@Nullable TimeRule rule, FieldSlots slots) {
    return rule == null ? null : new TimeClause(rule, slots);
  }
}
