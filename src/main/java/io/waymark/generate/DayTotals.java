package io.waymark.generate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The truth about business days, by the day on which a session begins: people's sessions with
 * consent, those of them in which something happened, their revenue. Only what was delivered
 * counts.
 */
final class DayTotals {
  private static final Set<Action> ACTIONS =
      EnumSet.complementOf(EnumSet.of(Action.REFUNDED, Action.EXPOSED));

  private final Map<LocalDate, Day> days = new TreeMap<>();

  void count(LocalDate date, Visit visit, List<Step> delivered) {
    if (delivered.isEmpty()) {
      return;
    }
    Day day = day(date);
    if (visit.visitor().isBot()) {
      day.botSessions++;
    } else if (visit.visitor().isConsented()) {
      day.count(delivered);
    } else {
      day.deniedSessions++;
    }
  }

  void addAll(DayTotals others) {
    others.days.forEach((date, more) -> day(date).addAll(more));
  }

  String toCsv() {
    StringJoiner header = new StringJoiner(",", "", "\n");
    header.add("session_date,sessions,bot_sessions,denied_sessions,revenue");
    ACTIONS.forEach(action -> header.add(action.columnName() + "_sessions"));
    StringBuilder csv = new StringBuilder(header.toString());
    days.forEach((date, day) -> csv.append(date).append(',').append(day.row()).append('\n'));
    return csv.toString();
  }

  private Day day(LocalDate date) {
    return days.computeIfAbsent(date, unused -> new Day());
  }

  private static final class Day {
    private final Map<Action, Long> sessionsWith = new EnumMap<>(Action.class);
    private long sessions;
    private long botSessions;
    private long deniedSessions;
    private long cents;

    void count(List<Step> delivered) {
      sessions++;
      Set<Action> seen = EnumSet.noneOf(Action.class);
      for (Step step : delivered) {
        cents += step.action() == Action.ORDERED ? step.cents() : 0;
        if (seen.add(step.action())) {
          sessionsWith.merge(step.action(), 1L, Long::sum);
        }
      }
    }

    void addAll(Day more) {
      sessions += more.sessions;
      botSessions += more.botSessions;
      deniedSessions += more.deniedSessions;
      cents += more.cents;
      more.sessionsWith.forEach((action, count) -> sessionsWith.merge(action, count, Long::sum));
    }

    String row() {
      StringJoiner row = new StringJoiner(",");
      row.add(String.valueOf(sessions));
      row.add(String.valueOf(botSessions));
      row.add(String.valueOf(deniedSessions));
      row.add(BigDecimal.valueOf(cents, 2).toString());
      ACTIONS.forEach(action -> row.add(String.valueOf(sessionsWith.getOrDefault(action, 0L))));
      return row.toString();
    }
  }
}
