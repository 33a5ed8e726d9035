package io.waymark.config;

import io.waymark.table.WarehouseTables;
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
    Map<String, SourceSettings> sources) {
  public Settings {
    stores = new TreeMap<>(stores);
    sources = new TreeMap<>(sources);
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
