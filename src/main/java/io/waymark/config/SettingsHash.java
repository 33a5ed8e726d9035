package io.waymark.config;

import io.waymark.config.SourceSettings.FieldRule;
import io.waymark.table.Events;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Short hashes that tell whether published tables were made with the present settings. */
public final class SettingsHash {
  private SettingsHash() {}

  /**
   * What shapes the events and sessions of a store. Left out is what can change without reading
   * anything again: properties (older rows are read from {@code extra}), dropped fields, labels,
   * gates, and limits that only decide what is rejected.
   */
  public static String sessionHash(Settings settings, String storeId) {
    StoreSettings store = settings.store(storeId);
    IngestSettings ingest = settings.ingest();
    BotSettings bots = settings.bots();
    return Canonical.hash(
        store.zone().getId(),
        store.currency(),
        store.consent(),
        settings.sources().values().stream()
            .filter(source -> canHold(source, storeId))
            .map(SettingsHash::mapping)
            .toList(),
        ingest.lateHorizon(),
        ingest.duplicateWindow(),
        ingest.futureTolerance(),
        ingest.earliestEvent(),
        ingest.limits().textBytes(),
        settings.sessions(),
        bots.rules(),
        bots.maxEvents(),
        bots.maxEventsPerMinute());
  }

  /** What is counted, and where the fields that definitions use come from. */
  public static String definitionHash(Settings settings) {
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
        definitions.slices(),
        settings.bots().areCounted(),
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

  private static List<Object> mapping(SourceSettings source) {
    return List.of(
        source.name(),
        source.files(),
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

  /** A source that reads its store from a field may hold any. */
  private static boolean canHold(SourceSettings source, String storeId) {
    FieldRule rule = source.fields().get(Events.STORE_ID);
    return rule == null || !rule.paths().isEmpty() || storeId.equals(rule.constant());
  }
}
