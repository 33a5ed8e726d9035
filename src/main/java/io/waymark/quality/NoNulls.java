package io.waymark.quality;

import io.waymark.table.ColumnSpec;
import io.waymark.table.TableSpec;
import java.util.List;

/** Every required column has a value. */
final class NoNulls implements Check {
  private final TableSpec table;
  private final List<String> required;
  private final Violations violations = new Violations();

  NoNulls(TableSpec table) {
    this.table = table;
    this.required =
        table.columns().stream()
            .filter(column -> !column.isNullable())
            .map(ColumnSpec::name)
            .toList();
  }

  @Override
  public void see(Cells row) {
    for (String column : required) {
      if (row.value(column) == null) {
        violations.add(() -> column + " is null in " + row.texts(table.key()));
      }
    }
  }

  @Override
  public Finding finding() {
    return Finding.ofViolations("not_null", table.name(), violations);
  }
}
