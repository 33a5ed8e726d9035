package io.waymark.testkit.oracle;

import io.waymark.config.DefinitionSettings;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Facts of sessions as rows of the session-level tables. */
final class SessionTables {
  private final DefinitionSettings definitions;
  private final OracleTable.Builder sessions = new OracleTable.Builder();
  private final OracleTable.Builder conversions = new OracleTable.Builder();
  private final OracleTable.Builder orders = new OracleTable.Builder();

  SessionTables(DefinitionSettings definitions) {
    this.definitions = definitions;
  }

  void add(SessionFacts facts) {
    sessions.add(facts.cells());
    Set<String> stages = new HashSet<>();
    for (Happening happening : facts.happenings()) {
      addConversion(facts, happening, stages.add(happening.conversion().stage()));
    }
    facts.orders().forEach(order -> addOrder(facts, order));
  }

  private void addConversion(SessionFacts facts, Happening happening, boolean isFirstInStage) {
    Map<String, String> cells = sessionKeys(facts);
    cells.putAll(facts.dimensions());
    cells.put("session_month", month(facts.date()));
    cells.put("session_date", facts.date().toString());
    cells.put("conversion", happening.conversion().name());
    cells.put("stage", happening.conversion().stage());
    cells.put("stage_ordinal", String.valueOf(definitions.ordinal(happening.conversion().stage())));
    cells.put("is_first_in_stage", String.valueOf(isFirstInStage));
    cells.put("occurrences", String.valueOf(happening.occurrences()));
    cells.put("first_at", CellText.instant(happening.firstAt()));
    cells.put("value", CellText.money(happening.value()));
    cells.put("is_bot", String.valueOf(facts.isBot()));
    conversions.add(cells);
  }

  private void addOrder(SessionFacts facts, OrderFacts order) {
    Map<String, String> cells = sessionKeys(facts);
    cells.put("order_id", CellText.orEmpty(order.orderId()));
    cells.put("event_id", order.winner().id());
    cells.put("order_month", month(facts.date()));
    cells.put("order_date", facts.date().toString());
    cells.put("ordered_at", CellText.instant(order.winner().at()));
    cells.put("revenue", order.amount().map(CellText::money).orElse(""));
    cells.put("currency", order.currency());
    cells.put("is_store_currency", String.valueOf(order.isStoreCurrency()));
    cells.put("item_count", String.valueOf(order.itemCount()));
    orders.add(cells);
  }

  static Map<String, String> sessionKeys(SessionFacts facts) {
    Map<String, String> cells = new TreeMap<>();
    OracleSession session = facts.session();
    cells.put("session", session.key());
    cells.put("store_id", session.store());
    cells.put("visitor_id", session.visitor());
    cells.put("session_started_at", CellText.instant(session.startedAt()));
    cells.put("session_ended_at", CellText.instant(session.last().at()));
    cells.put("session_event_count", String.valueOf(session.events().size()));
    return cells;
  }

  private static String month(LocalDate day) {
    return day.withDayOfMonth(1).toString();
  }

  OracleTable sessions() {
    return sessions.build();
  }

  OracleTable conversions() {
    return conversions.build();
  }

  OracleTable orders() {
    return orders.build();
  }
}
