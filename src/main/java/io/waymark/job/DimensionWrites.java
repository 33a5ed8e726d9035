package io.waymark.job;

import io.waymark.config.DefinitionSettings;
import io.waymark.config.Settings;
import io.waymark.rate.DimensionTables;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.table.DimConversions;
import io.waymark.table.DimDates;
import io.waymark.table.DimFunnelSteps;
import io.waymark.table.DimStages;
import io.waymark.table.DimStores;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Writes the small tables that name what the figures speak of, without Spark. */
final class DimensionWrites {
  private final Settings settings;
  private final Warehouse warehouse;

  DimensionWrites(Settings settings, Warehouse warehouse) {
    this.settings = settings;
    this.warehouse = warehouse;
  }

  /** Those of the days and stores that are published. */
  void write(DayPlan plan) {
    DefinitionSettings definitions = settings.definitions();
    write(DimConversions.TABLE, DimensionTables.conversions(definitions));
    write(DimStages.TABLE, DimensionTables.stages(definitions));
    write(DimFunnelSteps.TABLE, DimensionTables.funnelSteps(definitions.funnels()));
    write(
        DimStores.TABLE,
        DimensionTables.stores(settings.stores().values(), plan.firstDays(), plan.through()));
    NavigableSet<LocalDate> days = new TreeSet<>();
    plan.wanted().keySet().forEach(storeDay -> days.add(storeDay.day()));
    if (!days.isEmpty()) {
      write(DimDates.TABLE, DimensionTables.dates(days.first(), days.last()));
    }
  }

  /** Only what differs is written, so that a day without a change of a table adds no version. */
  private void write(TableSpec table, List<Map<String, Object>> rows) {
    List<TableRow> wanted = rows.stream().map(row -> row(table, row)).toList();
    List<TableRow> present = warehouse.tables().rows(TableRead.of(table));
    if (wanted.size() != present.size() || !present.containsAll(wanted)) {
      warehouse.writer().replace(table, wanted);
    }
  }

  private static TableRow row(TableSpec table, Map<String, Object> values) {
    TableRow.Builder row = TableRow.builder();
    table.columnNames().forEach(name -> row.set(name, Optional.ofNullable(values.get(name))));
    return row.build();
  }
}
