package io.waymark.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectedTableTest {
  @Test
  void aRowOfAnotherWidthIsRefused() {
    assertThatThrownBy(() -> ExpectedTable.parse("sessions", "a | b\n1 | 2 | 3"))
        .hasMessageContaining("sessions has a row of another width: [1, 2, 3]");
  }

  @Test
  void commentsAndConditionsAreNoRows() {
    ExpectedTable table =
        ExpectedTable.parse("orders", "# why\nonly: a=1, b=2\n\na | b | c\n1 | 2 |\n");

    assertThat(table.only()).isEqualTo(Map.of("a", "1", "b", "2"));
    assertThat(table.columns()).containsExactly("a", "b", "c");
    assertThat(table.rows()).containsExactly(List.of("1", "2", ""));
  }

  @Test
  void everyCaseIsReadable() {
    assertThat(GoldenDay.all())
        .extracting(GoldenDay::name)
        .contains("midnight-and-late", "orders-and-bots", "plain-day", "products");
    assertThat(GoldenDay.all()).allMatch(day -> day.expected().size() >= 2);
  }
}
