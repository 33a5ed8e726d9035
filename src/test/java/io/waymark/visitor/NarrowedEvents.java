package io.waymark.visitor;

import io.waymark.config.Condition;
import io.waymark.config.Conversion;
import io.waymark.config.DefinitionSettings;
import io.waymark.config.DimensionSettings;
import io.waymark.config.NamedCondition;
import io.waymark.config.ProductSettings;
import io.waymark.config.ProductSettings.Action;
import io.waymark.config.Settings;
import io.waymark.conversion.ConversionRules;
import io.waymark.product.ProductRules;
import io.waymark.session.BotRules;
import io.waymark.session.CutSettings;
import io.waymark.testkit.oracle.Holds;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.OracleEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the pass gets to see of events that count, and the numbers of the conditions. */
final class NarrowedEvents {
  private static final List<String> MARKERS =
      List.of("campaign_source", "campaign_medium", "campaign", "click_id", "referrer_host");

  private final Settings settings;
  private final DefinitionSettings definitions;
  private final List<Conversion> onEvents;
  private final List<Conversion> distinct;
  private final List<Condition> conditions = new ArrayList<>();
  private final Map<List<String>, OracleEvent> firstOfOrder = new HashMap<>();
  private final Map<OracleEvent, Resumption> resumed;

  /**
   * Narrows under some settings.
   *
   * @param resumed events that begin a piece whose earlier events are not passed
   */
  NarrowedEvents(Settings settings, Map<OracleEvent, Resumption> resumed) {
    this.settings = settings;
    this.resumed = Map.copyOf(resumed);
    this.definitions = settings.definitions();
    this.onEvents =
        definitions.conversions().stream()
            .filter(conversion -> conversion.scope() == Conversion.Scope.EVENT)
            .toList();
    this.distinct = onEvents.stream().filter(c -> c.distinctBy().isPresent()).toList();
    conditions.add(settings.sessions().pageView());
    settings.bots().rules().forEach(rule -> conditions.add(rule.when()));
    onEvents.forEach(conversion -> conditions.add(conversion.when()));
    definitions.products().conditions().forEach(conditions::add);
    settings.sessions().opener().ifPresent(conditions::add);
  }

  Map<String, ZoneId> zones() {
    Map<String, ZoneId> zones = new TreeMap<>();
    settings.stores().forEach((id, store) -> zones.put(id, store.zone()));
    return zones;
  }

  CutSettings cuts() {
    int opener = settings.sessions().opener().isPresent() ? conditions.size() - 1 : -1;
    return CutSettings.of(settings.sessions(), opener, zones());
  }

  int pageView() {
    return 0;
  }

  BotRules bots() {
    return new BotRules(
        settings.bots().rules().stream().map(NamedCondition::name).toList(),
        1,
        settings.bots().maxEvents(),
        settings.bots().maxEventsPerMinute());
  }

  List<String> dimensions() {
    return definitions.dimensions().stream().map(DimensionSettings::name).toList();
  }

  ConversionRules conversions() {
    List<ConversionRules.Rule> rules = new ArrayList<>();
    for (Conversion conversion : onEvents) {
      int index = definitions.conversions().indexOf(conversion);
      int key = distinct.indexOf(conversion);
      rules.add(new ConversionRules.Rule(index, conversion.hasValue(), key));
    }
    return new ConversionRules(rules, firstConversion(), onEvents.indexOf(definitions.macro()));
  }

  int purchase() {
    return firstConversion() + onEvents.indexOf(definitions.macro());
  }

  ProductRules products() {
    int number = firstConversion() + onEvents.size();
    List<List<Integer>> actions = new ArrayList<>();
    for (Action action : Action.values()) {
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i < definitions.products().conditions(action).size(); i++) {
        numbers.add(number++);
      }
      actions.add(numbers);
    }
    return new ProductRules(actions, purchase(), definitions.products().maxPerSession());
  }

  private int firstConversion() {
    return 1 + settings.bots().rules().size();
  }

  /** By visitor and session key; within these in the order of time. */
  List<VisitorEvent> of(List<OracleEvent> counted) {
    List<OracleEvent> inOrder = Oracle.inOrder(counted);
    firstOfOrder.clear();
    inOrder.stream().filter(e -> e.visitor().isPresent()).forEach(this::claimOrder);
    inOrder.forEach(this::claimOrder);
    return inOrder.stream()
        .filter(event -> event.visitor().isPresent())
        .map(this::narrow)
        .sorted(
            Comparator.comparing(VisitorEvent::storeId)
                .thenComparing(VisitorEvent::visitorId)
                .thenComparing(
                    VisitorEvent::sessionKey, Comparator.nullsFirst(Comparator.naturalOrder())))
        .toList();
  }

  private void claimOrder(OracleEvent event) {
    order(event).ifPresent(order -> firstOfOrder.putIfAbsent(order, event));
  }

  /** Only purchases compete for an order. */
  private Optional<List<String>> order(OracleEvent event) {
    return event
        .text("order_id")
        .filter(id -> Holds.on(event, definitions.macro().when()))
        .map(id -> List.of(event.store(), id));
  }

  private OrderRole role(OracleEvent event) {
    OracleEvent first = order(event).map(firstOfOrder::get).orElse(event);
    if (first.equals(event)) {
      return OrderRole.FIRST;
    }
    boolean isItem =
        Objects.requireNonNull(settings.sources().get(event.source())).isOrderItems()
            && event.source().equals(first.source());
    return isItem ? OrderRole.ITEM : OrderRole.REPEAT;
  }

  private VisitorEvent narrow(OracleEvent event) {
    boolean isKeyed = settings.sessions().isKeyedBySource();
    String own = Objects.requireNonNull(settings.stores().get(event.store())).currency();
    boolean isPurchase = Holds.on(event, definitions.macro().when());
    Optional<String> currency =
        event.text("currency").or(() -> Optional.of(own).filter(c -> isPurchase));
    return new VisitorEvent(
        event.store(),
        event.visitor().orElseThrow(),
        event.text("source_session_id").filter(id -> isKeyed).orElse(null),
        event.id(),
        ChronoUnit.MICROS.between(Instant.EPOCH, event.at()),
        mask(event),
        event.text("page_path").orElse(null),
        event.text("page_type").or(() -> first(definitions.pageTypes(), event)).orElse(null),
        channel(event).orElse(null),
        event.text("campaign").orElse(null),
        event.text("referrer_host").orElse(null),
        event.text("page_path").isPresent(),
        event.text("device").orElse(null),
        event.text("country").orElse(null),
        definitions.dimensions().stream()
            .map(dimension -> event.text(dimension.field()).orElse(null))
            .toArray(String[]::new),
        distinct.stream()
            .map(c -> c.distinctBy().flatMap(event::text).map(t -> (long) t.hashCode()))
            .map(hash -> hash.orElse(null))
            .toArray(Long[]::new),
        event.amount().orElse(null),
        currency.map(own::equals).orElse(true),
        currency.orElse(null),
        event.text("quantity").map(Long::valueOf).orElse(null),
        event.text("order_id").orElse(null),
        role(event),
        product(event),
        resumed.get(event));
  }

  private @Nullable NamedProduct product(OracleEvent event) {
    ProductSettings products = definitions.products();
    return event
        .text(products.key())
        .filter(id -> products.conditions().anyMatch(when -> Holds.on(event, when)))
        .map(id -> new NamedProduct(id, event.text(products.category()).orElse(null)))
        .orElse(null);
  }

  private long[] mask(OracleEvent event) {
    long mask = 0;
    for (int i = 0; i < conditions.size(); i++) {
      mask |= Holds.on(event, conditions.get(i)) ? 1L << i : 0;
    }
    return new long[] {mask};
  }

  private Optional<String> channel(OracleEvent event) {
    boolean isMarked = MARKERS.stream().anyMatch(marker -> event.text(marker).isPresent());
    return event
        .text("channel")
        .or(() -> Stream.of(event).filter(e -> isMarked).findFirst().map(this::ruledChannel));
  }

  private String ruledChannel(OracleEvent event) {
    return first(definitions.channels(), event).orElse("unknown");
  }

  private static Optional<String> first(List<NamedCondition> rules, OracleEvent event) {
    return rules.stream()
        .filter(rule -> Holds.on(event, rule.when()))
        .map(NamedCondition::name)
        .findFirst();
  }
}
