package io.waymark.job;

import io.waymark.config.Conversion;
import io.waymark.config.FunnelSettings;
import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.DailyFunnelSteps;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/** Which definitions differ from those that days were published with, in words. */
final class DefinitionChanges {
  private final Kind conversions;
  private final Kind funnels;

  private DefinitionChanges(Kind conversions, Kind funnels) {
    this.conversions = conversions;
    this.funnels = funnels;
  }

  /** Those of some days, read without Spark. */
  static DefinitionChanges read(
      Settings settings, KernelTables tables, NavigableSet<LocalDate> days) {
    Map<String, String> conversions = new TreeMap<>();
    for (Conversion conversion : settings.definitions().conversions()) {
      conversions.put(conversion.name(), SettingsHash.definitionVersion(conversion));
    }
    Map<String, String> funnels = new TreeMap<>();
    for (FunnelSettings funnel : settings.definitions().funnels()) {
      funnels.put(funnel.name(), SettingsHash.funnelVersion(funnel));
    }
    return new DefinitionChanges(
        new Kind(
            "conversion",
            conversions,
            versions(
                tables,
                settings.tables().dailyConversionRates(),
                DailyConversionRates.CONVERSION,
                DailyConversionRates.DEFINITION_VERSION,
                days)),
        new Kind(
            "funnel",
            funnels,
            versions(
                tables,
                settings.tables().dailyFunnelSteps(),
                DailyFunnelSteps.FUNNEL,
                DailyFunnelSteps.DEFINITION_VERSION,
                days)));
  }

  private static Map<LocalDate, Map<String, String>> versions(
      KernelTables tables,
      TableSpec table,
      String name,
      String version,
      NavigableSet<LocalDate> days) {
    Map<LocalDate, Map<String, String>> versions = new TreeMap<>();
    if (days.isEmpty() || !tables.exists(table)) {
      return versions;
    }
    String day = table.day().orElseThrow();
    TableRead read =
        TableRead.of(table)
            .where(RowFilter.all().andDays(day, days.first(), days.last()))
            .only(List.of(day, name, version));
    tables.read(
        read,
        row ->
            versions
                .computeIfAbsent(row.value(day, LocalDate.class), d -> new TreeMap<>())
                .put(row.value(name, String.class), row.value(version, String.class)));
    return versions;
  }

  /** {@code conversion cart changed, funnel checkout is new}; empty: none that has a version. */
  Optional<String> words(LocalDate day) {
    List<String> words = new ArrayList<>(conversions.words(day));
    words.addAll(funnels.words(day));
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
  }

  /**
   * One kind of definition.
   *
   * @param present version by name
   * @param published the same, by day
   */
  private record Kind(
      String kind, Map<String, String> present, Map<LocalDate, Map<String, String>> published) {
    List<String> words(LocalDate day) {
      Map<String, String> gone = new TreeMap<>(published.getOrDefault(day, Map.of()));
      List<String> words = new ArrayList<>();
      present.forEach(
          (name, version) -> {
            String former = gone.remove(name);
            if (former == null) {
              words.add(kind + " " + name + " is new");
            } else if (!version.equals(former)) {
              words.add(kind + " " + name + " changed");
            }
          });
      gone.keySet().forEach(name -> words.add(kind + " " + name + " is gone"));
      return words;
    }
  }
}
