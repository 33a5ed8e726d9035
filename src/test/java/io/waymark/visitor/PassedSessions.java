package io.waymark.visitor;

import io.waymark.config.DefinitionSettings;
import io.waymark.config.ProductSettings.Action;
import io.waymark.config.Settings;
import io.waymark.conversion.Occurrence;
import io.waymark.conversion.SessionOrder;
import io.waymark.conversion.spark.OccurrenceColumns;
import io.waymark.conversion.spark.OrderColumns;
import io.waymark.product.KeptProducts;
import io.waymark.product.SessionProduct;
import io.waymark.product.spark.ProductColumns;
import io.waymark.session.SessionCutter;
import io.waymark.session.SessionFacts;
import io.waymark.session.spark.SessionColumns;
import io.waymark.testkit.oracle.CellText;
import io.waymark.testkit.oracle.OracleEvent;
import io.waymark.visitor.spark.PartColumns;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What a pass without Spark makes of events: rows of text, with the columns that the oracle tells.
 */
public final class PassedSessions {
  static final String[] SESSIONS = {
    "store_id",
    "visitor_id",
    "source_session_id",
    "session_date",
    "started_at",
    "ended_at",
    "stretch_started_at",
    "cut_reason",
    "carried_campaign",
    "is_counted",
    "event_count",
    "page_view_count",
    "engaged_seconds",
    "entry_page",
    "exit_page",
    "entry_page_type",
    "device",
    "country",
    "channel",
    "campaign",
    "referrer_host",
    "kind",
    "bot_rule",
    "order_count",
    "revenue",
    "other_currency_count"
  };

  static final String[] CONVERSIONS = {
    "conversion",
    "store_id",
    "visitor_id",
    "session_started_at",
    "session_ended_at",
    "session_event_count",
    "occurrences",
    "first_at",
    "value"
  };

  static final String[] ORDERS = {
    "order_id",
    "store_id",
    "visitor_id",
    "session_started_at",
    "session_ended_at",
    "session_event_count",
    "event_id",
    "ordered_at",
    "revenue",
    "currency",
    "is_store_currency",
    "item_count"
  };

  static final String[] PRODUCTS = {
    "product_id",
    "store_id",
    "visitor_id",
    "session_started_at",
    "session_ended_at",
    "session_event_count",
    "category",
    "is_viewed",
    "is_saved",
    "is_added",
    "is_bought",
    "revenue",
    "is_capped"
  };

  /** Columns that say unknown where the pass says nothing. */
  private static final List<String> WITH_UNKNOWN =
      List.of("entry_page_type", "device", "country", "channel", "campaign", "kind");

  private final DefinitionSettings definitions;
  private final SessionColumns sessionColumns;
  private final OccurrenceColumns occurrenceColumns;
  private final OrderColumns orderColumns;
  private final ProductColumns productColumns;
  private final SessionPart<SessionFacts> facts;
  private final SessionPart<List<Occurrence>> occurrences;
  private final SessionPart<List<SessionOrder>> orders;
  private final SessionPart<KeptProducts> products;
  private final List<Map<String, String>> ended = new ArrayList<>();
  private final List<List<String>> conversionRows = new ArrayList<>();
  private final List<List<String>> orderRows = new ArrayList<>();
  private final List<List<String>> productRows = new ArrayList<>();
  private final Map<PartColumns<?>, String[]> names = new HashMap<>();

  private PassedSessions(DefinitionSettings definitions, NarrowedEvents narrowed) {
    this.definitions = definitions;
    this.sessionColumns =
        new SessionColumns(
            narrowed.pageView(), narrowed.dimensions(), narrowed.bots(), narrowed.zones());
    this.occurrenceColumns = new OccurrenceColumns(narrowed.conversions());
    this.orderColumns = new OrderColumns(narrowed.purchase());
    this.facts = sessionColumns.part();
    this.occurrences = occurrenceColumns.part();
    this.orders = orderColumns.part();
    this.productColumns = new ProductColumns(narrowed.products());
    this.products = productColumns.part();
  }

  /** Passes over events that count. */
  public static PassedSessions of(Settings settings, List<OracleEvent> counted) {
    return of(settings, counted, Map.of());
  }

  /** Passes over events of which some go on within a stretch. */
  public static PassedSessions of(
      Settings settings, List<OracleEvent> counted, Map<OracleEvent, Resumption> resumed) {
    NarrowedEvents narrowed = new NarrowedEvents(settings, resumed);
    PassedSessions passed = new PassedSessions(settings.definitions(), narrowed);
    new VisitorPass<>(
            narrowed.of(counted).iterator(),
            new SessionCutter(narrowed.cuts()),
            List.of(passed.facts, passed.occurrences, passed.orders, passed.products),
            passed::end)
        .forEachRemaining(passed.ended::add);
    return passed;
  }

  /** Notes what the parts know of a session that ended. */
  private Map<String, String> end(Piece piece) {
    Map<String, @Nullable Object> row = new TreeMap<>();
    put(row, sessionColumns, sessionColumns.values(piece, facts.end()));
    put(row, occurrenceColumns, occurrenceColumns.values(piece, occurrences.end()));
    put(row, orderColumns, orderColumns.values(piece, orders.end()));
    put(row, productColumns, productColumns.values(piece, products.end()));
    Map<String, String> cells = new TreeMap<>();
    row.forEach((name, value) -> cells.put(name, text(value)));
    WITH_UNKNOWN.forEach(name -> cells.merge(name, "", (a, b) -> a.isEmpty() ? "unknown" : a));
    cells.put("session_date", LocalDate.ofEpochDay(number(row, "_epoch_day")).toString());
    cells.put("started_at", instant(number(row, "_started_micros")));
    cells.put("ended_at", instant(number(row, "_ended_micros")));
    cells.put("stretch_started_at", instant(number(row, "_stretch_micros")));
    cells.put("session_started_at", text(cells.get("started_at")));
    cells.put("session_ended_at", text(cells.get("ended_at")));
    cells.put("session_event_count", text(row.get("event_count")));
    conversionsOf(row).forEach(happened -> conversionRows.add(show(cells, happened, CONVERSIONS)));
    ordersOf(row).forEach(order -> orderRows.add(show(cells, order, ORDERS)));
    productsOf(row).forEach(product -> productRows.add(show(cells, product, PRODUCTS)));
    return cells;
  }

  private void put(
      Map<String, @Nullable Object> row, PartColumns<?> columns, List<@Nullable Object> values) {
    String[] names = names(columns);
    for (int i = 0; i < names.length; i++) {
      row.put(names[i], values.get(i));
    }
  }

  private String[] names(PartColumns<?> columns) {
    return names.computeIfAbsent(columns, part -> part.schema().fieldNames());
  }

  private List<Map<String, String>> conversionsOf(Map<String, @Nullable Object> row) {
    return rows(row, "_occurrences")
        .map(
            happened ->
                Map.of(
                    "conversion", definitions.conversions().get(happened.getInt(0)).name(),
                    "occurrences", text(happened.get(1)),
                    "first_at", instant(happened.getLong(2)),
                    "value", text(happened.get(3))))
        .toList();
  }

  private static List<Map<String, String>> ordersOf(Map<String, @Nullable Object> row) {
    return rows(row, "_orders")
        .map(
            order ->
                Map.of(
                    "order_id", text(order.get(0)),
                    "event_id", text(order.get(1)),
                    "ordered_at", instant(order.getLong(2)),
                    "revenue", text(order.get(3)),
                    "currency", text(order.get(4)),
                    "is_store_currency", text(order.get(5)),
                    "item_count", text(order.get(6))))
        .toList();
  }

  private static List<Map<String, String>> productsOf(Map<String, @Nullable Object> row) {
    return rows(row, "_products")
        .map(
            product ->
                Map.of(
                    "product_id", text(product.get(0)),
                    "category", product.isNullAt(1) ? "unknown" : product.getString(1),
                    "is_viewed", was(product, Action.VIEWED),
                    "is_saved", was(product, Action.SAVED),
                    "is_added", was(product, Action.ADDED),
                    "is_bought", was(product, Action.BOUGHT),
                    "revenue", text(product.get(3)),
                    "is_capped", text(row.get("_are_products_capped"))))
        .toList();
  }

  private static String was(Row product, Action action) {
    return String.valueOf((product.getInt(2) & SessionProduct.bit(action)) != 0);
  }

  private static Stream<Row> rows(Map<String, @Nullable Object> row, String name) {
    return row.get(name) instanceof Object[] array
        ? Arrays.stream(array).map(Row.class::cast)
        : Stream.of();
  }

  private static long number(Map<String, @Nullable Object> row, String name) {
    return row.get(name) instanceof Number number ? number.longValue() : Long.MIN_VALUE;
  }

  private static List<String> show(
      Map<String, String> cells, Map<String, String> own, String... names) {
    return Arrays.stream(names)
        .map(name -> own.getOrDefault(name, cells.getOrDefault(name, "no " + name)))
        .toList();
  }

  private static String instant(long micros) {
    return CellText.instant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof BigDecimal amount ? CellText.money(amount) : value.toString();
  }

  List<List<String>> sessions() {
    return ended.stream().map(cells -> show(cells, Map.of(), SESSIONS)).toList();
  }

  List<List<String>> conversions() {
    return List.copyOf(conversionRows);
  }

  List<List<String>> orders() {
    return List.copyOf(orderRows);
  }

  List<List<String>> products() {
    return List.copyOf(productRows);
  }

  /** Every session by column. */
  public List<Map<String, String>> cells() {
    return List.copyOf(ended);
  }
}
