package io.waymark.quality;

import io.waymark.table.TableSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** No two rows have the same key. */
final class UniqueKeys implements Check {
  private final TableSpec table;
  private final Set<List<String>> keys = new HashSet<>();
  private final Violations violations = new Violations();

  UniqueKeys(TableSpec table) {
    this.table = table;
  }

  @Override
  public void see(Cells row) {
    List<String> key = row.texts(table.key());
    if (!keys.add(key)) {
      violations.add(() -> "two rows of " + key);
    }
  }

  @Override
  public Finding finding() {
    return Finding.ofViolations("unique_key", table.name(), violations);
  }
}
