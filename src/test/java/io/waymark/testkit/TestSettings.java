package io.waymark.testkit;

import io.waymark.config.AlertSettings;
import io.waymark.config.AudienceSettings;
import io.waymark.config.BotSettings;
import io.waymark.config.ChangeSettings;
import io.waymark.config.Condition;
import io.waymark.config.ConsentSettings;
import io.waymark.config.Conversion;
import io.waymark.config.DefinitionSettings;
import io.waymark.config.DimensionSettings;
import io.waymark.config.EventChoice;
import io.waymark.config.ExperimentSettings;
import io.waymark.config.FunnelSettings;
import io.waymark.config.FunnelStep;
import io.waymark.config.IngestSettings;
import io.waymark.config.InsightSettings;
import io.waymark.config.KeptAudiences;
import io.waymark.config.LeadingSettings;
import io.waymark.config.LimitSettings;
import io.waymark.config.NamedCondition;
import io.waymark.config.OperationSettings;
import io.waymark.config.ProductSettings;
import io.waymark.config.QualitySettings;
import io.waymark.config.ServeSettings;
import io.waymark.config.SessionSettings;
import io.waymark.config.Settings;
import io.waymark.config.Slice;
import io.waymark.config.SourceSettings;
import io.waymark.config.StageSettings;
import io.waymark.config.StoreSettings;
import io.waymark.config.WarehouseSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Settings for tests, built step by step from those of one plain shop: {@code shop}, UTC, EUR,
 * stages awareness, consideration, intent, purchase, and the conversions view, cart and purchase on
 * events of that name.
 */
public final class TestSettings {
  private static final AlertSettings ALERTS =
      new AlertSettings(84, 14, 21, 0.03, 0.05, 10, 0.6, Set.of());

  private static final ChangeSettings CHANGES = new ChangeSettings(7, 4, 20, 12, List.of());
  private static final LeadingSettings LEADING = new LeadingSettings(180, 14, 56, 100, 50, 0.05);

  private static final KeptAudiences KEPT = new KeptAudiences(3);

  private WarehouseSettings warehouse = new WarehouseSettings("warehouse", "landing", List.of());
  private final Map<String, StoreSettings> stores = new TreeMap<>();
  private final Map<String, SourceSettings> sources = new TreeMap<>();
  private final List<Conversion> conversions = new ArrayList<>();
  private final List<NamedCondition> channels = new ArrayList<>();
  private final List<NamedCondition> pageTypes = new ArrayList<>();
  private final List<DimensionSettings> dimensions = new ArrayList<>();
  private final List<Slice> slices = new ArrayList<>(List.of(new Slice(List.of())));
  private final List<FunnelSettings> funnels = new ArrayList<>();
  private final List<ExperimentSettings> experiments = new ArrayList<>();
  private final List<AudienceSettings> audiences = new ArrayList<>();
  private ProductSettings products = TestProducts.none();
  private static final ServeSettings LOOPBACK =
      new ServeSettings(
          "127.0.0.1", 10_000, Optional.empty(), Optional.empty(), "WAYMARK_KEYSTORE_PASSWORD");
  private QualitySettings quality = new QualitySettings(28, 0.2, 5, false, 250_000);
  private final List<NamedCondition> botRules = new ArrayList<>();
  private long maxEvents = 1_000;
  private long maxEventsPerMinute = 120;
  private boolean areBotsCounted;
  private Duration idleGap = Duration.ofMinutes(30);
  private Duration maxLength = Duration.ofHours(24);
  private boolean isCutAtMidnight;
  private boolean isCutAtCampaign;
  private boolean isKeyedBySource;
  private Optional<Condition> opener = Optional.empty();
  private Duration returningWithin = Duration.ofDays(30);
  private Duration lateHorizon = Duration.ofDays(30);
  private Duration duplicateWindow = Duration.ofDays(1);

  /** The plain shop. */
  public static TestSettings plain() {
    return empty()
        .store("shop", "UTC", "EUR")
        .conversion(onEvent("view", "consideration"))
        .conversion(onEvent("cart", "intent"))
        .conversion(onEvent("purchase", "purchase", true, Optional.empty()));
  }

  /** No store, no conversion yet. */
  public static TestSettings empty() {
    return new TestSettings();
  }

  /** A conversion on events that are named like it. */
  public static Conversion onEvent(String name, String stage) {
    return onEvent(name, stage, false, Optional.empty());
  }

  public static Conversion onEvent(
      String name, String stage, boolean hasValue, Optional<String> distinctBy) {
    return new Conversion(
        name, name, stage, Conversion.Scope.EVENT, named(name), hasValue, distinctBy);
  }

  public static Conversion onSession(String name, String stage, String field, int atLeast) {
    return new Conversion(
        name,
        name,
        stage,
        Conversion.Scope.SESSION,
        new Condition.AtLeast(field, BigDecimal.valueOf(atLeast)),
        false,
        Optional.empty());
  }

  /** Steps are events of these names, in order; everything else is plain. */
  public static FunnelSettings visitorFunnel(String name, Duration window, String... steps) {
    return new FunnelSettings(
        name,
        name,
        FunnelSettings.Unit.VISITOR,
        FunnelSettings.Order.ORDERED,
        window,
        FunnelSettings.Attempts.BEST,
        FunnelSettings.Ties.FREE,
        1_000,
        Stream.of(steps)
            .map(
                step ->
                    new FunnelStep(
                        step,
                        step,
                        new EventChoice(List.of(step), List.of(named(step))),
                        false,
                        Optional.empty(),
                        Optional.empty()))
            .toList(),
        Optional.empty());
  }

  /** Holds on events of this name. */
  public static Condition named(String eventName) {
    return new Condition.EqualTo("event_name", eventName);
  }

  public TestSettings warehouse(String path, String landing) {
    warehouse = new WarehouseSettings(path, landing, List.of());
    return this;
  }

  public TestSettings store(String id, String zone, String currency) {
    ConsentSettings consent = new ConsentSettings(ConsentSettings.Denied.ANONYMOUS, true);
    return store(new StoreSettings(id, id, ZoneId.of(zone), currency, consent));
  }

  public TestSettings store(StoreSettings store) {
    stores.put(store.id(), store);
    return this;
  }

  public TestSettings source(SourceSettings source) {
    sources.put(source.name(), source);
    return this;
  }

  public TestSettings conversion(Conversion conversion) {
    conversions.add(conversion);
    return this;
  }

  public TestSettings without(String conversion) {
    conversions.removeIf(declared -> declared.name().equals(conversion));
    return this;
  }

  public TestSettings channel(String name, Condition when) {
    channels.add(new NamedCondition(name, when));
    return this;
  }

  public TestSettings pageType(String name, Condition when) {
    pageTypes.add(new NamedCondition(name, when));
    return this;
  }

  public TestSettings dimension(String name, String field) {
    dimensions.add(new DimensionSettings(name, name, field));
    return this;
  }

  public TestSettings slice(String... names) {
    slices.add(new Slice(List.of(names)));
    return this;
  }

  public TestSettings funnel(FunnelSettings funnel) {
    funnels.add(funnel);
    return this;
  }

  public TestSettings experiment(ExperimentSettings experiment) {
    experiments.add(experiment);
    return this;
  }

  public TestSettings audience(AudienceSettings audience) {
    audiences.add(audience);
    return this;
  }

  public TestSettings products(ProductSettings settings) {
    products = settings;
    return this;
  }

  public TestSettings bot(String name, Condition when) {
    botRules.add(new NamedCondition(name, when));
    return this;
  }

  public TestSettings botLimits(long events, long eventsPerMinute) {
    maxEvents = events;
    maxEventsPerMinute = eventsPerMinute;
    return this;
  }

  public TestSettings countingBots() {
    areBotsCounted = true;
    return this;
  }

  public TestSettings quality(QualitySettings settings) {
    quality = settings;
    return this;
  }

  public TestSettings idleGap(Duration gap) {
    idleGap = gap;
    return this;
  }

  public TestSettings maxLength(Duration length) {
    maxLength = length;
    return this;
  }

  public TestSettings cutAtMidnight() {
    isCutAtMidnight = true;
    return this;
  }

  public TestSettings cutAtCampaign() {
    isCutAtCampaign = true;
    return this;
  }

  public TestSettings keyedBySource() {
    isKeyedBySource = true;
    return this;
  }

  public TestSettings opener(Condition condition) {
    opener = Optional.of(condition);
    return this;
  }

  public TestSettings returningWithin(Duration limit) {
    returningWithin = limit;
    return this;
  }

  public TestSettings duplicateWindow(Duration window) {
    duplicateWindow = window;
    return this;
  }

  public TestSettings lateHorizon(Duration horizon) {
    lateHorizon = horizon;
    return this;
  }

  public Settings build() {
    return new Settings(
        warehouse,
        stores,
        ingest(),
        new SessionSettings(
            idleGap,
            maxLength,
            isCutAtMidnight,
            isCutAtCampaign,
            isKeyedBySource,
            opener,
            named("page"),
            returningWithin),
        new BotSettings(botRules, maxEvents, maxEventsPerMinute, areBotsCounted),
        definitions(),
        quality,
        LOOPBACK,
        OperationSettings.silent(),
        new InsightSettings(true, ALERTS, LEADING, CHANGES, KEPT),
        experiments,
        audiences,
        sources);
  }

  private IngestSettings ingest() {
    return new IngestSettings(
        7,
        lateHorizon,
        1,
        duplicateWindow,
        Duration.ofMinutes(5),
        Instant.parse("2000-01-01T00:00:00Z"),
        0.05,
        new LimitSettings(1 << 20, 4_096, 1L << 30, 200, 32, 1_000, 8_192));
  }

  private DefinitionSettings definitions() {
    List<StageSettings> stages =
        List.of("awareness", "consideration", "intent", "purchase").stream()
            .map(name -> new StageSettings(name, name))
            .toList();
    return new DefinitionSettings(
        stages,
        conversions,
        "purchase",
        channels,
        pageTypes,
        dimensions,
        slices,
        funnels,
        products);
  }
}
