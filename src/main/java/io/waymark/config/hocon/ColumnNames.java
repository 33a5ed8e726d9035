package io.waymark.config.hocon;

import io.waymark.table.Events;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Declared names that become columns must not meet a column that is there already. */
final class ColumnNames {
  private ColumnNames() {}

  static void check(Section root, Declared declared) {
    Set<String> taken = new TreeSet<>();
    WarehouseTables tables = new WarehouseTables(List.of(), List.of());
    for (TableSpec table :
        List.of(
            tables.sessions(),
            tables.sessionConversions(),
            tables.sessionProducts(),
            tables.dailyConversionRates(),
            tables.dailyStageRates())) {
      taken.addAll(table.columnNames());
    }
    Section dimensions = root.section("dimensions");
    for (String name : dimensions.entries().keySet()) {
      if (taken.contains(name)) {
        dimensions.problem(name, "is a column already; choose another name for the dimension");
      }
    }
    checkProperties(root, declared);
  }

  /** {@code plan-type} and {@code plan_type} would be one column. */
  private static void checkProperties(Section root, Declared declared) {
    Map<String, String> byColumn = new HashMap<>();
    for (String name : declared.properties()) {
      String other = byColumn.putIfAbsent(Events.property(name), name);
      if (other != null) {
        root.problem(
            "sources", "properties " + other + " and " + name + " would be the same column");
      }
    }
  }
}
