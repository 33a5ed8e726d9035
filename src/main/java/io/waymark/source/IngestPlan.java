package io.waymark.source;

import io.waymark.config.IngestSettings;
import io.waymark.config.Settings;
import io.waymark.config.SourceSettings;
import io.waymark.config.StoreSettings;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a reading of files depends on: the same plan over the same bytes gives the same rows.
 *
 * @param properties declared properties, each a column of {@code events}
 * @param loaded late events that are not held, because someone asked for them
 * @param erased ids whose events are not taken
 * @param sideFolder where tasks leave rejects and summaries
 */
public record IngestPlan(
    List<Delivery> deliveries,
    Map<String, SourceSettings> sources,
    Map<String, StoreSettings> stores,
    IngestSettings ingest,
    List<String> properties,
    List<LoadedDays> loaded,
    Erased erased,
    String sideFolder)
    implements Serializable {
  public IngestPlan {
    deliveries = List.copyOf(deliveries);
    sources = new TreeMap<>(sources);
    stores = new TreeMap<>(stores);
    properties = List.copyOf(properties);
    loaded = List.copyOf(loaded);
    for (Delivery delivery : deliveries) {
      if (!sources.containsKey(delivery.file().sourceId())) {
        throw new IllegalArgumentException("no source " + delivery.file().sourceId());
      }
    }
  }

  public static IngestPlan of(
      Settings settings,
      List<Delivery> deliveries,
      List<LoadedDays> loaded,
      Erased erased,
      String sideFolder) {
    return new IngestPlan(
        deliveries,
        settings.sources(),
        settings.stores(),
        settings.ingest(),
        settings.tables().properties(),
        loaded,
        erased,
        sideFolder);
  }

  /** The table whose rows the files become. */
  public TableSpec events() {
    return new WarehouseTables(properties, List.of()).events();
  }
}
