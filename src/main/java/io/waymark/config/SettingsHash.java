package io.waymark.config;

import io.waymark.config.SourceSettings.FieldRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Short hashes that tell whether published tables were made with the present settings. */
public final class SettingsHash {
  private SettingsHash() {}

  /**
   * What shapes the events of a source: when it changes, its files would have to be read again.
   * Left out is what can change without reading anything again: properties (older rows are read
   * from {@code extra}), dropped fields, labels, gates, and limits that only decide what is
   * rejected.
   */
  public static String eventHash(Settings settings, String sourceId) {
    SourceSettings source = settings.source(sourceId);
    IngestSettings ingest = settings.ingest();
    return Canonical.hash(
        mapping(source),
        settings.stores().values().stream()
            .filter(store -> source.canHold(store.id()))
            .map(store -> List.of(store.id(), store.zone().getId(), store.consent()))
            .toList(),
        ingest.lateHorizon(),
        ingest.duplicateWindow(),
        ingest.futureTolerance(),
        ingest.earliestEvent(),
        ingest.limits().textBytes());
  }

  /** What shapes the sessions of a store: when it changes, they would have to be cut again. */
  public static String sessionHash(Settings settings, String storeId) {
    StoreSettings store = settings.store(storeId);
    BotSettings bots = settings.bots();
    return Canonical.hash(
        store.zone().getId(),
        store.currency(),
        settings.sessions(),
        bots.rules(),
        bots.maxEvents(),
        bots.maxEventsPerMinute());
  }

  /** Changes whenever anything in the tables may. */
  public static String tablesHash(Settings settings) {
    return Canonical.hash(
        definitionHash(settings),
        settings.sources().keySet().stream().map(name -> eventHash(settings, name)).toList(),
        settings.stores().keySet().stream().map(id -> sessionHash(settings, id)).toList());
  }

  /** What is counted, and where the fields that definitions use come from. */
  public static String definitionHash(Settings settings) {
    return Canonical.hash(
        conversionHash(settings), settings.definitions().slices(), settings.bots().areCounted());
  }

  /** Changes whenever what is worked out from equal figures may. */
  public static String insightHash(Settings settings) {
    return Canonical.hash(
        definitionHash(settings),
        settings.insights(),
        settings.experiments(),
        settings.audiences(),
        settings.hasMarketingConsent(),
        settings.hasUserIds());
  }

  /** Changes whenever the read-outs of an experiment may; a label does not. */
  public static String experimentVersion(ExperimentSettings experiment) {
    return Canonical.hash(
        experiment.name(),
        experiment.storeId(),
        experiment.exposure(),
        experiment.variantField(),
        experiment.variants(),
        experiment.control(),
        experiment.start(),
        experiment.end(),
        experiment.primary(),
        experiment.secondary(),
        experiment.guardrails(),
        experiment.equivalenceMargin(),
        experiment.window(),
        experiment.mode(),
        experiment.plannedUnits(),
        experiment.unit(),
        experiment.measure(),
        experiment.prePeriod(),
        experiment.limits());
  }

  /** Changes whenever somebody else may belong to an audience; a label changes nothing. */
  public static String audienceVersion(AudienceSettings audience, DefinitionSettings definitions) {
    return Canonical.hash(
        audience.name(),
        audience.conditions(),
        audience.unit(),
        audience.holdOut(),
        audience.holdOutSalt(),
        audience.needsConsent(),
        definitions.conversions().stream()
            .filter(conversion -> audience.conversions().contains(conversion.name()))
            .map(SettingsHash::definitionVersion)
            .toList());
  }

  /** The part of the definitions that is evaluated when sessions are cut. */
  public static String conversionHash(Settings settings) {
    DefinitionSettings definitions = settings.definitions();
    Map<String, Map<String, FieldRule>> properties = new TreeMap<>();
    settings.sources().forEach((name, source) -> properties.put(name, source.properties()));
    return Canonical.hash(
        definitions.stages().stream().map(StageSettings::name).toList(),
        definitions.conversions().stream().map(SettingsHash::definitionVersion).toList(),
        definitions.macroConversion(),
        definitions.channels(),
        definitions.pageTypes(),
        definitions.dimensions().stream().map(d -> List.of(d.name(), d.field())).toList(),
        definitions.funnels().stream().map(SettingsHash::funnelVersion).toList(),
        definitions.products(),
        properties);
  }

  /** Changes whenever the figures of a conversion may; a label does not. */
  public static String definitionVersion(Conversion conversion) {
    return Canonical.hash(
        conversion.name(),
        conversion.stage(),
        conversion.scope(),
        conversion.when(),
        conversion.hasValue(),
        conversion.distinctBy());
  }

  /** Changes whenever the figures of a funnel may; a label does not. */
  public static String funnelVersion(FunnelSettings funnel) {
    return Canonical.hash(
        funnel.name(),
        funnel.unit(),
        funnel.order(),
        funnel.window(),
        funnel.attempts(),
        funnel.ties(),
        funnel.maxEvents(),
        funnel.steps().stream().map(SettingsHash::step).toList(),
        alternatives(funnel.exclude()));
  }

  private static List<Object> step(FunnelStep step) {
    return List.of(
        step.name(),
        step.events().alternatives(),
        step.isOptional(),
        step.within(),
        alternatives(step.exclude()));
  }

  private static List<Condition> alternatives(Optional<EventChoice> choice) {
    return choice.map(EventChoice::alternatives).orElse(List.of());
  }

  private static List<Object> mapping(SourceSettings source) {
    return List.of(
        source.name(),
        source.format(),
        Canonical.text(source.delimited()),
        Canonical.text(source.batch()),
        source.fields(),
        source.eventId(),
        source.times(),
        Canonical.text(source.clientAt()),
        Canonical.text(source.sentAt()),
        Canonical.text(source.receivedAt()),
        source.sequence(),
        source.isOrderItems());
  }
}
