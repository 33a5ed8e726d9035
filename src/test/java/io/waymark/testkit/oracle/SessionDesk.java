package io.waymark.testkit.oracle;

import io.waymark.config.Settings;
import io.waymark.config.StoreSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** 3.4–3.10, 5.1 and 6: what is known of the sessions of one visitor. */
final class SessionDesk {
  private final Settings settings;
  private final StoreSettings store;
  private final Attributes attributes;
  private final BotRules bots;
  private final OrderDesk orderDesk;
  private final Happenings happenings;
  private final ProductDesk productDesk;

  SessionDesk(Settings settings, StoreSettings store, OrderBook book) {
    this.settings = settings;
    this.store = store;
    this.attributes = new Attributes(settings.definitions());
    this.bots = new BotRules(settings.bots());
    this.orderDesk = new OrderDesk(book, settings.sources());
    this.happenings = new Happenings(settings.definitions().conversions(), book);
    this.productDesk = new ProductDesk(settings.definitions().products(), book, orderDesk);
  }

  /** The sessions of one visitor, with their facts. */
  List<SessionFacts> facts(List<OracleSession> ofOneVisitor) {
    return ofOneVisitor.stream().map(s -> facts(s, visitorType(s, ofOneVisitor))).toList();
  }

  /** 3.7: the last counted session that started before this one, at most this much earlier. */
  private String visitorType(OracleSession session, List<OracleSession> ofOneVisitor) {
    return ofOneVisitor.stream()
        .filter(other -> other.isCounted() && other.startedAt().isBefore(session.startedAt()))
        .map(other -> Duration.between(other.startedAt(), session.startedAt()))
        .filter(since -> since.compareTo(settings.sessions().returningWithin()) <= 0)
        .map(since -> "returning")
        .findFirst()
        .orElse("new");
  }

  private SessionFacts facts(OracleSession session, String visitorType) {
    LocalDate date = LocalDate.ofInstant(session.startedAt(), store.zone()); // 3.4
    Map<String, String> dimensions = attributes.dimensions(session.events());
    dimensions.put("visitor_type", visitorType);
    Optional<String> botRule = bots.caught(session);
    List<OrderFacts> orders = orderDesk.orders(session, store);
    Map<String, String> cells = cells(session, date, botRule, orders);
    cells.putAll(dimensions);
    List<Happening> happened =
        session.isCounted() ? happenings.in(session, store, orders, cells) : List.of();
    putFurthestStage(cells, happened);
    Basket basket = productDesk.basket(session, store, orders);
    return new SessionFacts(session, date, dimensions, botRule, orders, happened, basket, cells);
  }

  private Map<String, String> cells(
      OracleSession session, LocalDate date, Optional<String> botRule, List<OrderFacts> orders) {
    List<OracleEvent> events = session.events();
    Map<String, String> cells = new TreeMap<>();
    cells.put("session", session.key());
    cells.put("store_id", session.store());
    cells.put("visitor_id", session.visitor());
    cells.put("source_session_id", CellText.orEmpty(session.sourceSession()));
    cells.put("session_month", date.withDayOfMonth(1).toString());
    cells.put("session_date", date.toString());
    cells.put("started_at", CellText.instant(session.startedAt()));
    cells.put("ended_at", CellText.instant(session.last().at()));
    cells.put("stretch_started_at", CellText.instant(session.stretchStartedAt()));
    cells.put("cut_reason", CellText.orEmpty(session.cutReason()));
    cells.put("carried_campaign", CellText.orEmpty(session.carriedCampaign()));
    cells.put("event_count", String.valueOf(events.size()));
    cells.put("page_view_count", String.valueOf(events.stream().filter(this::isPageView).count()));
    cells.put("engaged_seconds", String.valueOf(engaged(session).toSeconds()));
    cells.put("entry_page", CellText.orEmpty(Attributes.first(events, "page_path")));
    cells.put("exit_page", CellText.orEmpty(Attributes.last(events, "page_path")));
    cells.put("referrer_host", CellText.orEmpty(attributes.referrerHost(events)));
    cells.put("order_count", String.valueOf(orders.size()));
    cells.put("revenue", CellText.money(revenue(orders)));
    cells.put("other_currency_count", String.valueOf(otherCurrency(orders)));
    cells.put("is_bot", String.valueOf(botRule.isPresent()));
    cells.put("bot_rule", CellText.orEmpty(botRule));
    cells.put("is_counted", String.valueOf(session.isCounted()));
    return cells;
  }

  private boolean isPageView(OracleEvent event) {
    return Holds.on(event, settings.sessions().pageView());
  }

  /** 5.1: last minus first event, whole seconds. */
  private static Duration engaged(OracleSession session) {
    return Duration.between(session.startedAt(), session.last().at());
  }

  /** 2.5: amounts in another currency are counted, not summed. */
  private static BigDecimal revenue(List<OrderFacts> orders) {
    return orders.stream()
        .filter(OrderFacts::isStoreCurrency)
        .flatMap(order -> order.amount().stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static long otherCurrency(List<OrderFacts> orders) {
    return orders.stream().filter(order -> !order.isStoreCurrency()).count();
  }

  /** 6: the highest stage of any conversion in the session. */
  private void putFurthestStage(Map<String, String> cells, List<Happening> happened) {
    String furthest = "none";
    int highest = 0;
    for (Happening happening : happened) {
      int ordinal = settings.definitions().ordinal(happening.conversion().stage());
      if (ordinal > highest) {
        highest = ordinal;
        furthest = happening.conversion().stage();
      }
    }
    cells.put("furthest_stage", furthest);
    cells.put("furthest_stage_ordinal", String.valueOf(highest));
  }
}
