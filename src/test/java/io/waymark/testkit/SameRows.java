package io.waymark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares rows in any order and shows only what differs: random worlds are too long to be read.
 */
public final class SameRows {
  private SameRows() {}

  /**
   * Asserts that both have the same rows, each as often.
   *
   * @param what names the rows, or their columns
   */
  public static void assertSame(String what, List<String> actual, List<String> expected) {
    Map<String, Integer> missing = new HashMap<>();
    expected.forEach(row -> missing.merge(row, 1, Integer::sum));
    List<String> unexpected = new ArrayList<>();
    for (String row : actual) {
      if (missing.merge(row, -1, Integer::sum) < 0) {
        unexpected.add(row);
        missing.remove(row);
      }
    }
    List<String> lost = new ArrayList<>();
    missing.forEach((row, times) -> lost.addAll(List.of(row).subList(0, Math.min(1, times))));
    assertThat(lines(unexpected) + "and these are missing:\n" + lines(lost))
        .as("rows too many of " + what)
        .isEqualTo("and these are missing:\n");
  }

  private static String lines(List<String> rows) {
    StringBuilder lines = new StringBuilder();
    rows.stream().sorted().forEach(row -> lines.append(row).append('\n'));
    return lines.toString();
  }
}
