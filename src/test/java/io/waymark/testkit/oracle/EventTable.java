package io.waymark.testkit.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Events as text: a header of column names and rows, cells parted by {@code |}. An empty cell is no
 * value; instants are UTC. Without store, the store is {@code shop}; without source, {@code web};
 * without a landing date the file lies in {@code history}.
 */
public final class EventTable {
  private EventTable() {}

  public static List<OracleEvent> parse(String text) {
    List<List<String>> lines = lines(text);
    List<OracleEvent> events = new ArrayList<>();
    for (List<String> cells : lines.subList(1, lines.size())) {
      Map<String, String> row = new TreeMap<>();
      for (int i = 0; i < cells.size(); i++) {
        if (!cells.get(i).isEmpty()) {
          row.put(lines.get(0).get(i), cells.get(i));
        }
      }
      events.add(event(row, events.size()));
    }
    return events;
  }

  /** The cells below the header. */
  public static List<List<String>> cells(String text) {
    List<List<String>> lines = lines(text);
    return lines.subList(1, lines.size());
  }

  /** The names in the header. */
  public static List<String> header(String text) {
    return lines(text).get(0);
  }

  private static OracleEvent event(Map<String, String> row, long place) {
    Instant at = instant(take(row, "event_at").orElseThrow());
    String id = take(row, "event_id").orElseThrow();
    OracleEvent event =
        OracleEvent.of(take(row, "store_id").orElse("shop"), id, at)
            .from(take(row, "source_id").orElse("web"))
            .received(take(row, "received_at").map(EventTable::instant))
            .numbered(
                take(row, "sequence")
                    .map(text -> Arrays.stream(text.split(" ")).map(Long::valueOf))
                    .map(parts -> parts.toArray(Long[]::new))
                    .orElse(new Long[0]));
    Optional<LocalDate> landing = take(row, "landing_date").map(LocalDate::parse);
    String path = take(row, "path").orElse("all.jsonl");
    long content = take(row, "content_hash").map(Long::valueOf).orElse(0L);
    OracleEvent placed = event.lying(landing, path, place, content);
    for (Map.Entry<String, String> field : row.entrySet()) {
      placed = placed.with(field.getKey(), field.getValue());
    }
    return placed;
  }

  private static Optional<String> take(Map<String, String> row, String column) {
    return Optional.ofNullable(row.remove(column));
  }

  private static Instant instant(String text) {
    return Instant.parse(text.replace(' ', 'T') + "Z");
  }

  private static List<List<String>> lines(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::trim).toList())
        .toList();
  }
}
