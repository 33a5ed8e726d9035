package io.waymark.testkit;

import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.Sessions;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import io.waymark.testkit.oracle.CellText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Published tables as tables of text. Read without Spark, which plans and compiles each of the
 * hundreds of reads of the tests anew. Rows that refer to a session can be told by its start, end
 * and size, because its id is a hash.
 */
public final class PublishedText {
  private static final Map<String, String> OF_SESSION =
      Map.of(
          "session_started_at", Sessions.STARTED_AT,
          "session_ended_at", Sessions.ENDED_AT,
          "session_event_count", Sessions.EVENT_COUNT);

  private final KernelTables stored;
  private final WarehouseTables specs;

  public PublishedText(KernelTables stored, WarehouseTables specs) {
    this.stored = stored;
    this.specs = specs;
  }

  /**
   * Rows of a table, null as the empty text.
   *
   * @param only texts that columns must have
   */
  public List<List<String>> rows(String table, List<String> columns, Map<String, String> only) {
    return rows(
        table,
        columns,
        row ->
            only.entrySet().stream()
                .allMatch(cell -> text(row.value(cell.getKey())).equals(cell.getValue())));
  }

  List<List<String>> rows(String table, List<String> columns, Predicate<TableRow> isWanted) {
    TableSpec spec = specs.find(table).orElseThrow();
    Map<Object, TableRow> sessions =
        columns.stream().anyMatch(OF_SESSION::containsKey) ? sessions() : Map.of();
    List<List<String>> rows = new ArrayList<>();
    stored.read(
        TableRead.of(spec),
        row -> {
          if (isWanted.test(row)) {
            rows.add(columns.stream().map(column -> cell(row, column, sessions)).toList());
          }
        });
    return rows;
  }

  private Map<Object, TableRow> sessions() {
    Map<Object, TableRow> sessions = new HashMap<>();
    stored
        .rows(TableRead.of(specs.sessions()))
        .forEach(
            session -> sessions.put(session.value(Sessions.SESSION_ID, Object.class), session));
    return sessions;
  }

  private static String cell(TableRow row, String column, Map<Object, TableRow> sessions) {
    String ofSession = OF_SESSION.get(column);
    if (ofSession == null) {
      return text(row.value(column));
    }
    return row.optional(Sessions.SESSION_ID, Object.class)
        .flatMap(session -> Optional.ofNullable(sessions.get(session)))
        .map(session -> text(session.value(ofSession)))
        .orElse("");
  }

  private static String text(@Nullable Object value) {
    if (value instanceof Double ratio) {
      return CellText.ratio(BigDecimal.valueOf(ratio));
    }
    if (value instanceof Instant instant) {
      return CellText.instant(instant);
    }
    if (value instanceof BigDecimal amount) {
      return amount.toPlainString();
    }
    return value == null ? "" : value.toString();
  }
}
