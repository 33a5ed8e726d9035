package io.waymark.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectColumnsTest {
  private static final List<TableSpec> ALL = new WarehouseTables(List.of(), List.of()).all();

  @Test
  void everyColumnThatNamesAPersonIsCoveredByAnErasure() {
    List<String> uncovered = new ArrayList<>();
    for (TableSpec table : ALL) {
      List<String> covered = new ArrayList<>(SubjectColumns.ofVisitors(table));
      covered.addAll(SubjectColumns.ofUsers(table));
      for (String column : table.columnNames()) {
        if (column.matches(".*(visitor|user|person|customer)_id") && !covered.contains(column)) {
          uncovered.add(table.name() + "." + column);
        }
      }
    }

    assertThat(uncovered).isEmpty();
    assertThat(ALL.stream().filter(SubjectColumns::isIn).map(TableSpec::name))
        .contains(
            "events", "held_events", "superseded_events", "order_events", "sessions", "orders")
        .contains("funnel_events", "funnel_attempts", "session_products", "session_conversions")
        .contains("visitor_user_days", "visitor_identities", "exposure_days", "exposures");
  }

  /** Statistics stand in the log, which outlives the files. */
  @Test
  void noLogHoldsAPersonInItsStatistics() {
    assertThat(ALL.stream().filter(SubjectColumns::isIn))
        .allSatisfy(
            table ->
                assertThat(table.skipping())
                    .isNotEmpty()
                    .doesNotContain("visitor_id", "user_id", "person_id"));
  }
}
