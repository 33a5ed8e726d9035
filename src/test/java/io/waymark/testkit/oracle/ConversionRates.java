package io.waymark.testkit.oracle;

import io.waymark.config.Conversion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** 5.2–5.6: one row of {@code daily_conversion_rates}. */
final class ConversionRates {
  private final SliceDay day;
  private final Conversion conversion;
  private final Map<String, Long> sessionsOf = new TreeMap<>();
  private final Map<String, Long> convertingOf = new HashMap<>();
  private final Set<String> convertingVisitors = new HashSet<>();
  private long converting;
  private long events;
  private BigDecimal value = BigDecimal.ZERO;

  ConversionRates(SliceDay day, Conversion conversion) {
    this.day = day;
    this.conversion = conversion;
    for (SessionFacts facts : day.sessions()) {
      String visitor = facts.session().visitor();
      sessionsOf.merge(visitor, 1L, Long::sum);
      facts.happening(conversion.name()).ifPresent(happening -> count(visitor, happening));
    }
  }

  private void count(String visitor, Happening happening) {
    converting++;
    events += happening.occurrences();
    value = value.add(happening.value());
    convertingOf.merge(visitor, 1L, Long::sum);
    convertingVisitors.add(visitor);
  }

  void addTo(OracleTable.Builder table) {
    Map<String, String> cells = new TreeMap<>(day.keys());
    long sessions = day.sessions().size();
    long visitors = day.visitors();
    cells.put("conversion", conversion.name());
    cells.put("stage", conversion.stage());
    cells.put("sessions", String.valueOf(sessions));
    cells.put("converting_sessions", String.valueOf(converting));
    cells.put("events", String.valueOf(events));
    cells.put("visitors", String.valueOf(visitors));
    cells.put("converting_visitors", String.valueOf(convertingVisitors.size()));
    cells.put("value", CellText.money(value));
    cells.put("session_rate", rate(converting, sessions));
    cells.put("events_per_session", rate(events, sessions));
    cells.put("visitor_rate", rate(convertingVisitors.size(), visitors));
    putSessionInterval(cells);
    putVisitorInterval(cells, visitors);
    table.add(cells);
  }

  /** 5.3: nobody there is null, never 0. */
  static String rate(long hits, long tries) {
    return tries == 0 ? "" : CellText.ratio(Interval.share(hits, tries));
  }

  /** 5.6: n_eff = min(sessions, p(1 − p) ÷ V); V = 0: raw n; fewer than two visitors: null. */
  private void putSessionInterval(Map<String, String> cells) {
    if (sessionsOf.size() < 2) {
      cells.put("session_rate_low", "");
      cells.put("session_rate_high", "");
      cells.put("effective_sessions", "");
      cells.put("interval_basis", "none");
      return;
    }
    long sessions = day.sessions().size();
    BigDecimal n = BigDecimal.valueOf(sessions);
    BigDecimal variance = Interval.variance(converting(), new ArrayList<>(sessionsOf.values()));
    if (variance.signum() > 0) {
      BigDecimal p = Interval.share(converting, sessions);
      n = n.min(p.multiply(BigDecimal.ONE.subtract(p)).divide(variance, Interval.DIGITS));
    }
    Interval interval = Interval.wilson(converting, sessions, n);
    cells.put("session_rate_low", CellText.ratio(interval.low()));
    cells.put("session_rate_high", CellText.ratio(interval.high()));
    cells.put("effective_sessions", CellText.ratio(n));
    cells.put("interval_basis", variance.signum() > 0 ? "clustered" : "unclustered");
  }

  private List<Long> converting() {
    return sessionsOf.keySet().stream().map(v -> convertingOf.getOrDefault(v, 0L)).toList();
  }

  /** 5.6: plain Wilson. */
  private void putVisitorInterval(Map<String, String> cells, long visitors) {
    cells.put("visitor_rate_low", "");
    cells.put("visitor_rate_high", "");
    if (visitors > 0) {
      Interval interval =
          Interval.wilson(convertingVisitors.size(), visitors, BigDecimal.valueOf(visitors));
      cells.put("visitor_rate_low", CellText.ratio(interval.low()));
      cells.put("visitor_rate_high", CellText.ratio(interval.high()));
    }
  }
}
