package io.waymark.testkit;

import io.waymark.visitor.NamedProduct;
import io.waymark.visitor.OrderRole;
import io.waymark.visitor.VisitorEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Events of visitors as a text table, for tests of the pass. Columns: store (default shop),
 * visitor, key, at, id, page, type, channel, campaign, referrer, address, device, country, plan (a
 * declared dimension), token (hash of a distinct key), amount, currency, quantity, order, role,
 * product, category, and meets (numbers of the conditions that the event meets, parted by blanks).
 */
public final class VisitorEvents {
  private VisitorEvents() {}

  public static List<VisitorEvent> parse(String text) {
    List<VisitorEvent> events = new ArrayList<>();
    for (Map<String, String> cells : cells(text)) {
      events.add(event(cells, events.size()));
    }
    return events;
  }

  /** Rows of a text table as column name to text. */
  public static List<Map<String, String>> cells(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    String[] header = lines.get(0).split("\\|", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\\|", -1);
      Map<String, String> row = new TreeMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i].trim(), i < cells.length ? cells[i].trim() : "");
      }
      rows.add(row);
    }
    return rows;
  }

  /** Microseconds of {@code 2024-05-01 10:00:00}, UTC. */
  public static long micros(String at) {
    return ChronoUnit.MICROS.between(
        Instant.EPOCH, Instant.parse(at.trim().replace(' ', 'T') + "Z"));
  }

  private static VisitorEvent event(Map<String, String> cells, int number) {
    String amount = text(cells, "amount");
    String quantity = text(cells, "quantity");
    String token = text(cells, "token");
    String product = text(cells, "product");
    return new VisitorEvent(
        or(cells, "store", "shop"),
        or(cells, "visitor", "v1"),
        text(cells, "key"),
        or(cells, "id", "e" + number),
        micros(or(cells, "at", "1970-01-01 00:00:00")),
        new long[] {mask(or(cells, "meets", ""))},
        text(cells, "page"),
        text(cells, "type"),
        text(cells, "channel"),
        text(cells, "campaign"),
        text(cells, "referrer"),
        text(cells, "address") != null || text(cells, "page") != null,
        text(cells, "device"),
        text(cells, "country"),
        new @Nullable String[] {text(cells, "plan")},
        new @Nullable Long[] {token == null ? null : Long.valueOf(token)},
        amount == null ? null : new BigDecimal(amount),
        or(cells, "currency", "EUR").equals("EUR"),
        or(cells, "currency", "EUR"),
        quantity == null ? null : Long.valueOf(quantity),
        text(cells, "order"),
        OrderRole.valueOf(or(cells, "role", "FIRST")),
        product == null ? null : new NamedProduct(product, text(cells, "category")),
        null);
  }

  private static long mask(String numbers) {
    long mask = 0;
    for (String number : numbers.split(" ", -1)) {
      if (!number.isBlank()) {
        mask |= 1L << Integer.parseInt(number);
      }
    }
    return mask;
  }

  private static @Nullable String text(Map<String, String> cells, String column) {
    String text = cells.get(column);
    return text == null || text.isEmpty() ? null : text;
  }

  private static String or(Map<String, String> cells, String column, String otherwise) {
    String text = text(cells, column);
    return text == null ? otherwise : text;
  }
}
