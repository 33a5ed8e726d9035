package io.waymark.testkit.oracle;

import io.waymark.config.FunnelSettings;
import io.waymark.funnel.Attempt;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The counted attempt of a unit and entry day.
 *
 * @param entry the session that holds the entry
 * @param depth required steps reached
 * @param made what it made, by ordinal
 */
record FunnelAttempt(
    FunnelSettings funnel,
    SessionFacts entry,
    LocalDate day,
    Instant enteredAt,
    int depth,
    List<Made> made) {
  FunnelAttempt {
    made = List.copyOf(made);
  }

  /** One step of it; times in whole seconds. */
  record Made(
      String step,
      int ordinal,
      boolean isOptional,
      Instant at,
      long fromEntry,
      long fromPrevious) {}

  static FunnelAttempt of(FunnelSettings funnel, SessionFacts entry, Attempt attempt) {
    Instant enteredAt = instant(attempt.entryMicros());
    List<Made> made = new ArrayList<>();
    Instant previous = enteredAt;
    if (funnel.order() == FunnelSettings.Order.ANY) {
      List<Long> times = attempt.stepMicros().stream().filter(Objects::nonNull).sorted().toList();
      for (Long time : times) {
        Instant at = instant(time);
        int k = made.size() + 1;
        made.add(
            new Made("made_" + k, k, false, at, seconds(enteredAt, at), seconds(previous, at)));
        previous = at;
      }
    } else {
      for (int i = 0; i < attempt.stepMicros().size(); i++) {
        Long time = attempt.stepMicros().get(i);
        if (time != null) {
          Instant at = instant(time);
          boolean isOptional = funnel.steps().get(i).isOptional();
          String step = funnel.steps().get(i).name();
          made.add(
              new Made(step, i + 1, isOptional, at, seconds(enteredAt, at), seconds(previous, at)));
          previous = isOptional ? previous : at;
        }
      }
    }
    return new FunnelAttempt(
        funnel, entry, LocalDate.ofEpochDay(attempt.entryDay()), enteredAt, attempt.depth(), made);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static long seconds(Instant from, Instant to) {
    return ChronoUnit.SECONDS.between(from, to);
  }

  void addTo(OracleTable.Builder table, ZoneId zone) {
    OracleSession session = entry.session();
    for (Made step : made) {
      Map<String, String> cells = new TreeMap<>(entry.dimensions());
      cells.put("session_started_at", CellText.instant(session.startedAt()));
      cells.put("session_ended_at", CellText.instant(session.last().at()));
      cells.put("session_event_count", String.valueOf(session.events().size()));
      cells.put("store_id", session.store());
      cells.put("funnel", funnel.name());
      cells.put("visitor_id", session.visitor());
      cells.put("entry_month", day.withDayOfMonth(1).toString());
      cells.put("entry_date", day.toString());
      cells.put("entered_at", CellText.instant(enteredAt));
      cells.put("depth", String.valueOf(depth));
      cells.put("step", step.step());
      cells.put("step_ordinal", String.valueOf(step.ordinal()));
      cells.put("is_optional", String.valueOf(step.isOptional()));
      cells.put("reached_at", CellText.instant(step.at()));
      cells.put("reached_date", LocalDate.ofInstant(step.at(), zone).toString());
      cells.put("seconds_from_entry", String.valueOf(step.fromEntry()));
      cells.put("seconds_from_previous", String.valueOf(step.fromPrevious()));
      table.add(cells);
    }
  }
}
