package io.waymark.job;

import io.waymark.storage.Json;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.TableSpec;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Delta versions by name of the table: one state of the warehouse. */
public record TableVersions(SortedMap<String, Long> byTable) {
  public TableVersions {
    byTable = Collections.unmodifiableSortedMap(new TreeMap<>(byTable));
  }

  public static TableVersions none() {
    return new TableVersions(new TreeMap<>());
  }

  public static TableVersions of(Map<String, Long> versions) {
    return new TableVersions(new TreeMap<>(versions));
  }

  /** The latest versions of the tables that exist. */
  public static TableVersions current(KernelTables tables, Collection<TableSpec> specs) {
    SortedMap<String, Long> versions = new TreeMap<>();
    for (TableSpec spec : specs) {
      tables.versionIfExists(spec).ifPresent(version -> versions.put(spec.name(), version));
    }
    return new TableVersions(versions);
  }

  public static TableVersions parse(String json) {
    SortedMap<String, Long> versions = new TreeMap<>();
    Json.read(json)
        .properties()
        .forEach(entry -> versions.put(entry.getKey(), entry.getValue().longValue()));
    return new TableVersions(versions);
  }

  public String toJson() {
    return Json.write(byTable);
  }

  public OptionalLong version(TableSpec table) {
    Long version = byTable.get(table.name());
    return version == null ? OptionalLong.empty() : OptionalLong.of(version);
  }

  /** Are these tables the same in both? */
  boolean isSame(TableVersions other, Collection<TableSpec> tables) {
    return tables.stream().allMatch(table -> version(table).equals(other.version(table)));
  }

  /** Both together, the later version of each table. */
  public TableVersions latest(TableVersions other) {
    SortedMap<String, Long> versions = new TreeMap<>(byTable);
    other.byTable.forEach((table, version) -> versions.merge(table, version, Math::max));
    return new TableVersions(versions);
  }
}
