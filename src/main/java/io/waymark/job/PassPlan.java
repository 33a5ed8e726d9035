package io.waymark.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.waymark.condition.ConditionMask;
import io.waymark.condition.spark.Conditions;
import io.waymark.condition.spark.FieldColumns;
import io.waymark.config.Condition;
import io.waymark.config.Conversion;
import io.waymark.config.DefinitionSettings;
import io.waymark.config.NamedCondition;
import io.waymark.config.Settings;
import io.waymark.config.SourceSettings;
import io.waymark.config.StoreSettings;
import io.waymark.conversion.ConversionRules;
import io.waymark.conversion.spark.OccurrenceColumns;
import io.waymark.conversion.spark.OrderColumns;
import io.waymark.funnel.FunnelChoice;
import io.waymark.funnel.spark.FunnelColumns;
import io.waymark.identity.RepeatedOrders;
import io.waymark.product.spark.ProductColumns;
import io.waymark.session.BotRules;
import io.waymark.session.CutSettings;
import io.waymark.session.SessionCutter;
import io.waymark.session.spark.SessionColumns;
import io.waymark.table.Dimensions;
import io.waymark.table.Events;
import io.waymark.visitor.OrderRole;
import io.waymark.visitor.spark.SparkPass;
import io.waymark.visitor.spark.VisitorColumns;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over visitors does under the present settings: it numbers the conditions, turns
 * events into the narrow rows that travel, and names the parts that see them.
 */
public final class PassPlan {
  private final Settings settings;
  private final FieldColumns fields;
  private final Conditions conditions;
  private final List<Condition> numbered = new ArrayList<>();
  private final List<Conversion> eventConversions;
  private final List<Conversion> distinct;
  private final int pageView;
  private final int opener;
  private final int firstBotRule;
  private final int firstConversion;
  private final List<FunnelChoice> funnels;
  private final ProductPlan products;

  public PassPlan(Settings settings) {
    this.settings = settings;
    this.fields = FieldColumns.ofEvents(settings.tables(), settings.sources().values());
    this.conditions = new Conditions(fields);
    this.eventConversions =
        settings.definitions().conversions().stream()
            .filter(conversion -> conversion.scope() == Conversion.Scope.EVENT)
            .toList();
    this.distinct = eventConversions.stream().filter(c -> c.distinctBy().isPresent()).toList();
    this.pageView = number(settings.sessions().pageView());
    this.opener = settings.sessions().opener().map(this::number).orElse(-1);
    this.firstBotRule = numbered.size();
    settings.bots().rules().forEach(rule -> number(rule.when()));
    this.firstConversion = numbered.size();
    eventConversions.forEach(conversion -> number(conversion.when()));
    this.funnels =
        settings.definitions().funnels().stream()
            .map(funnel -> FunnelChoice.of(funnel, this::numberOf))
            .toList();
    this.products = new ProductPlan(settings.definitions().products(), this::numberOf);
  }

  /** Steps of funnels and actions on products mostly share the conditions of conversions. */
  private int numberOf(Condition condition) {
    int known = numbered.indexOf(condition);
    return known < 0 ? number(condition) : known;
  }

  private int number(Condition condition) {
    numbered.add(condition);
    return numbered.size() - 1;
  }

  /** Does an event count as a purchase? Never null. */
  public Column isPurchase() {
    Conversion macro = settings.definitions().macro();
    return macro.scope() == Conversion.Scope.EVENT ? conditions.of(macro.when()) : lit(false);
  }

  /**
   * Cuts events into sessions.
   *
   * @param events of {@code events}, with the flags of {@code identity.RepeatedOrders}
   * @return one nested row per session, see the parts
   */
  public Dataset<Row> sessions(Dataset<Row> events) {
    Map<String, ZoneId> zones = settings.zones();
    CutSettings cuts = CutSettings.of(settings.sessions(), opener, zones);
    BotRules bots =
        new BotRules(
            settings.bots().rules().stream().map(NamedCondition::name).toList(),
            firstBotRule,
            settings.bots().maxEvents(),
            settings.bots().maxEventsPerMinute());
    List<String> dimensions = settings.tables().dimensions();
    return new SparkPass(
            columns(),
            () -> new SessionCutter(cuts),
            List.of(
                new SessionColumns(pageView, dimensions, bots, zones),
                new OccurrenceColumns(conversionRules()),
                new OrderColumns(macroCondition()),
                new FunnelColumns(funnels),
                new ProductColumns(products.rules(macroCondition()))))
        .apply(narrow(events));
  }

  private VisitorColumns columns() {
    return new VisitorColumns(
        new ConditionMask(numbered).columns().size(),
        settings.definitions().dimensions().size(),
        distinct.size());
  }

  private ConversionRules conversionRules() {
    List<ConversionRules.Rule> rules = new ArrayList<>();
    for (Conversion conversion : eventConversions) {
      rules.add(
          new ConversionRules.Rule(
              settings.definitions().conversions().indexOf(conversion),
              conversion.hasValue(),
              distinct.indexOf(conversion)));
    }
    int macro = eventConversions.indexOf(settings.definitions().macro());
    return new ConversionRules(rules, firstConversion, macro);
  }

  private int macroCondition() {
    int place = eventConversions.indexOf(settings.definitions().macro());
    return place < 0 ? -1 : firstConversion + place;
  }

  private Dataset<Row> narrow(Dataset<Row> events) {
    List<Column> columns = new ArrayList<>();
    Stream.of(
            Events.STORE_ID,
            Events.VISITOR_ID,
            Events.EVENT_ID,
            Events.SEQUENCE_1,
            Events.SEQUENCE_2,
            Events.SEQUENCE_3,
            Events.RECEIVED_AT,
            Events.PAGE_PATH,
            Events.CAMPAIGN,
            Events.REFERRER_HOST,
            Events.DEVICE,
            Events.COUNTRY,
            Events.AMOUNT,
            Events.QUANTITY,
            Events.ORDER_ID,
            VisitorColumns.RESUMPTION)
        .forEach(name -> columns.add(col(name)));
    columns.add(sessionKey().as(VisitorColumns.SESSION_KEY));
    columns.add(unix_micros(col(Events.EVENT_AT)).as(VisitorColumns.AT_MICROS));
    columns.add(channel().as(VisitorColumns.CHANNEL));
    columns.add(
        coalesce(col(Events.PAGE_TYPE), firstOf(settings.definitions().pageTypes(), null))
            .as(VisitorColumns.PAGE_TYPE));
    columns.add(hasAddress().as(VisitorColumns.HAS_ADDRESS));
    columns.add(currency().as(Events.CURRENCY));
    columns.add(isStoreCurrency().as(VisitorColumns.IS_STORE_CURRENCY));
    columns.add(orderRole().as(VisitorColumns.ORDER_ROLE));
    columns.add(products.column(fields, conditions).as(VisitorColumns.PRODUCT));
    columns.addAll(conditions.masks(new ConditionMask(numbered)));
    columns.addAll(dimensions());
    columns.addAll(distinctKeys());
    return events.where(col(Events.VISITOR_ID).isNotNull()).select(columns.toArray(Column[]::new));
  }

  private Column sessionKey() {
    return settings.sessions().isKeyedBySource()
        ? col(Events.SOURCE_SESSION_ID)
        : lit(null).cast("string");
  }

  private static Column hasAddress() {
    return col(Events.PAGE_URL).isNotNull().or(col(Events.PAGE_PATH).isNotNull());
  }

  /** The channel of an event that says where the visitor came from; null for any other. */
  private Column channel() {
    Column isMarked =
        Stream.of(
                Events.CAMPAIGN_SOURCE,
                Events.CAMPAIGN_MEDIUM,
                Events.CAMPAIGN,
                Events.CLICK_ID,
                Events.REFERRER_HOST)
            .map(name -> col(name).isNotNull())
            .reduce(Column::or)
            .orElseThrow();
    return coalesce(
        col(Events.CHANNEL),
        when(isMarked, firstOf(settings.definitions().channels(), Dimensions.UNKNOWN)));
  }

  private Column firstOf(List<NamedCondition> rules, @Nullable String otherwise) {
    Column name = lit(otherwise).cast("string");
    for (int i = rules.size() - 1; i >= 0; i--) {
      name = when(conditions.of(rules.get(i).when()), rules.get(i).name()).otherwise(name);
    }
    return name;
  }

  private Column isStoreCurrency() {
    return coalesce(col(Events.CURRENCY).equalTo(ownCurrency()), lit(true));
  }

  /** An order without a currency is in that of its store; other events need none. */
  private Column currency() {
    return coalesce(col(Events.CURRENCY), when(isPurchase(), ownCurrency()));
  }

  private Column ownCurrency() {
    Column own = lit(null).cast("string");
    for (StoreSettings store : settings.stores().values()) {
      own = when(col(Events.STORE_ID).equalTo(store.id()), store.currency()).otherwise(own);
    }
    return own;
  }

  private Column orderRole() {
    Object[] itemSources =
        settings.sources().values().stream()
            .filter(SourceSettings::isOrderItems)
            .map(SourceSettings::name)
            .toArray();
    Column isItem =
        col(RepeatedOrders.IS_OF_SAME_SOURCE).and(col(Events.SOURCE_ID).isin(itemSources));
    Column repeats = when(isItem, OrderRole.ITEM.code()).otherwise(OrderRole.REPEAT.code());
    return when(col(RepeatedOrders.IS_REPEAT), repeats).otherwise(OrderRole.FIRST.code());
  }

  private List<Column> dimensions() {
    DefinitionSettings definitions = settings.definitions();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < definitions.dimensions().size(); i++) {
      columns.add(
          fields.text(definitions.dimensions().get(i).field()).as(VisitorColumns.DIMENSION + i));
    }
    return columns;
  }

  private List<Column> distinctKeys() {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < distinct.size(); i++) {
      Column value = fields.text(distinct.get(i).distinctBy().orElseThrow());
      // Looking for a value that an event does not have parses its extra, so few events should.
      Column isKeyed = conditions.of(distinct.get(i).when()).and(value.isNotNull());
      columns.add(when(isKeyed, xxhash64(value)).as(VisitorColumns.DISTINCT + i));
    }
    return columns;
  }
}
