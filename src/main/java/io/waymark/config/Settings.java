package io.waymark.config;

import io.waymark.table.Events;
import io.waymark.table.WarehouseTables;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All settings of one warehouse, checked. */
public record Settings(
    WarehouseSettings warehouse,
    Map<String, StoreSettings> stores,
    IngestSettings ingest,
    SessionSettings sessions,
    BotSettings bots,
    DefinitionSettings definitions,
    QualitySettings quality,
    ServeSettings serve,
    OperationSettings operations,
    InsightSettings insights,
    List<ExperimentSettings> experiments,
    List<AudienceSettings> audiences,
    Map<String, SourceSettings> sources) {
  public Settings {
    experiments = List.copyOf(experiments);
    audiences = List.copyOf(audiences);
    stores = Collections.unmodifiableMap(new TreeMap<>(stores));
    sources = Collections.unmodifiableMap(new TreeMap<>(sources));
  }

  public StoreSettings store(String id) {
    StoreSettings store = stores.get(id);
    if (store == null) {
      throw new IllegalArgumentException("no store " + id);
    }
    return store;
  }

  public SourceSettings source(String name) {
    SourceSettings source = sources.get(name);
    if (source == null) {
      throw new IllegalArgumentException("no source " + name);
    }
    return source;
  }

  /** Does any source tell who is signed in? */
  public boolean hasUserIds() {
    return sources.values().stream()
        .anyMatch(source -> source.fields().containsKey(Events.USER_ID));
  }

  /** Does any source tell what people said about marketing? */
  public boolean hasMarketingConsent() {
    return sources.values().stream()
        .anyMatch(source -> source.fields().containsKey(Events.IS_MARKETING_CONSENTED));
  }

  /** Time zones by store. */
  public Map<String, ZoneId> zones() {
    Map<String, ZoneId> zones = new TreeMap<>();
    stores.forEach((id, store) -> zones.put(id, store.zone()));
    return zones;
  }

  /** The tables of the warehouse, with the columns that the settings add. */
  public WarehouseTables tables() {
    return new WarehouseTables(
        sources.values().stream()
            .flatMap(source -> source.properties().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .toList(),
        definitions.dimensions().stream().map(DimensionSettings::name).toList());
  }
}
