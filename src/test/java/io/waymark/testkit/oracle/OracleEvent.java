package io.waymark.testkit.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One line that became an event, as it lies in a file.
 *
 * @param landingDate folder day; empty for the folder {@code history}
 * @param place order of the line in its file
 * @param sequence the source's own numbers that order ties, the present ones
 * @param contentKey the 64-bit hash of the raw record that the pipeline computes
 * @param fields what else it says, by column of {@code events} or {@code property.<name>}
 */
public record OracleEvent(
    String store,
    String source,
    Optional<LocalDate> landingDate,
    String path,
    long place,
    String id,
    Instant at,
    Optional<Instant> receivedAt,
    List<Long> sequence,
    long contentKey,
    Map<String, String> fields) {
  public OracleEvent {
    sequence = List.copyOf(sequence);
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /** An event of the source {@code web} that lies in a history file and says nothing else. */
  public static OracleEvent of(String store, String id, Instant at) {
    return new OracleEvent(
        store,
        "web",
        Optional.empty(),
        "all.jsonl",
        0,
        id,
        at,
        Optional.empty(),
        List.of(),
        0,
        Map.of());
  }

  /** The text that a condition sees. */
  public Optional<String> text(String field) {
    return switch (field) {
      case "store_id" -> Optional.of(store);
      case "source_id" -> Optional.of(source);
      case "event_id" -> Optional.of(id);
      default -> Optional.ofNullable(fields.get(field));
    };
  }

  public Optional<String> visitor() {
    return text("visitor_id");
  }

  public Optional<BigDecimal> amount() {
    return text("amount").map(BigDecimal::new);
  }

  public OracleEvent with(String field, String text) {
    return with(Map.of(field, text));
  }

  public OracleEvent with(Map<String, String> texts) {
    Map<String, String> more = new TreeMap<>(fields);
    more.putAll(texts);
    return withFields(more);
  }

  public OracleEvent without(String... names) {
    Map<String, String> fewer = new TreeMap<>(fields);
    fewer.keySet().removeAll(List.of(names));
    return withFields(fewer);
  }

  public OracleEvent moved(Instant instant) {
    return new OracleEvent(
        store,
        source,
        landingDate,
        path,
        place,
        id,
        instant,
        receivedAt,
        sequence,
        contentKey,
        fields);
  }

  public OracleEvent received(Optional<Instant> instant) {
    return new OracleEvent(
        store, source, landingDate, path, place, id, at, instant, sequence, contentKey, fields);
  }

  public OracleEvent numbered(Long... numbers) {
    return new OracleEvent(
        store,
        source,
        landingDate,
        path,
        place,
        id,
        at,
        receivedAt,
        List.of(numbers),
        contentKey,
        fields);
  }

  /** The same event in another store. */
  public OracleEvent inStore(String otherStore) {
    return new OracleEvent(
        otherStore,
        source,
        landingDate,
        path,
        place,
        id,
        at,
        receivedAt,
        sequence,
        contentKey,
        fields);
  }

  public OracleEvent from(String sourceName) {
    return new OracleEvent(
        store,
        sourceName,
        landingDate,
        path,
        place,
        id,
        at,
        receivedAt,
        sequence,
        contentKey,
        fields);
  }

  /** The same event in another file, or at another place of it. */
  public OracleEvent lying(Optional<LocalDate> day, String file, long line, long content) {
    return new OracleEvent(
        store, source, day, file, line, id, at, receivedAt, sequence, content, fields);
  }

  private OracleEvent withFields(Map<String, String> other) {
    return new OracleEvent(
        store, source, landingDate, path, place, id, at, receivedAt, sequence, contentKey, other);
  }
}
