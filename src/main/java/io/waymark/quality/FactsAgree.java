package io.waymark.quality;

import io.waymark.table.TableSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A count says what the rows of the table beneath it say. */
final class FactsAgree implements Check {
  private final String check;
  private final TableSpec table;
  private final List<String> group;
  private final String count;
  private final Predicate<Cells> isCompared;
  private final Map<List<String>, Long> facts;
  private final Violations violations = new Violations();

  /**
   * Of the rows that are compared.
   *
   * @param group columns that identify such a row
   * @param facts the count by the values of these columns; a row that has none must say 0
   */
  FactsAgree(
      String check,
      TableSpec table,
      List<String> group,
      String count,
      Predicate<Cells> isCompared,
      Map<List<String>, Long> facts) {
    this.check = check;
    this.table = table;
    this.group = List.copyOf(group);
    this.count = count;
    this.isCompared = isCompared;
    this.facts = new HashMap<>(facts);
  }

  @Override
  public void see(Cells row) {
    if (isCompared.test(row)) {
      List<String> key = row.texts(group);
      Long removed = facts.remove(key);
      long expected = removed == null ? 0 : removed;
      if (row.count(count) != expected) {
        violations.add(
            () ->
                count
                    + " is "
                    + row.count(count)
                    + ", but the facts say "
                    + expected
                    + ", in "
                    + key);
      }
    }
  }

  @Override
  public Finding finding() {
    facts.forEach((key, fact) -> violations.add(() -> "no row for the " + fact + " of " + key));
    return Finding.ofViolations(check, table.name(), violations);
  }
}
