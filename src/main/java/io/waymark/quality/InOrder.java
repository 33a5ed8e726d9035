package io.waymark.quality;

import io.waymark.table.TableSpec;
import java.util.List;

/** Of each row no part is greater than its whole: 0 ≤ converting ≤ all. */
final class InOrder implements Check {
  private final TableSpec table;
  private final List<Part> parts;
  private final Violations violations = new Violations();

  /** A count that is part of another one of the same row. */
  record Part(String part, String whole) {}

  InOrder(TableSpec table, List<Part> parts) {
    this.table = table;
    this.parts = List.copyOf(parts);
  }

  @Override
  public void see(Cells row) {
    for (Part part : parts) {
      long low = row.count(part.part());
      long high = row.count(part.whole());
      if (low < 0 || low > high) {
        violations.add(
            () ->
                part.part()
                    + " "
                    + low
                    + " of "
                    + part.whole()
                    + " "
                    + high
                    + " in "
                    + row.texts(table.key()));
      }
    }
  }

  @Override
  public Finding finding() {
    return Finding.ofViolations("part_of_whole", table.name(), violations);
  }
}
