package io.waymark.testkit.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A session and all that is known of it. */
record SessionFacts(
    OracleSession session,
    LocalDate date,
    Map<String, String> dimensions,
    Optional<String> botRule,
    List<OrderFacts> orders,
    List<Happening> happenings,
    Basket basket,
    Map<String, String> cells) {
  SessionFacts {
    dimensions = new TreeMap<>(dimensions);
    cells = new TreeMap<>(cells);
  }

  boolean isBot() {
    return botRule.isPresent();
  }

  Optional<Happening> happening(String conversion) {
    return happenings.stream().filter(h -> h.conversion().name().equals(conversion)).findFirst();
  }
}
