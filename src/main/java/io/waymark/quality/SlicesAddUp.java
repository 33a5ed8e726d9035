package io.waymark.quality;

import io.waymark.config.Slice;
import io.waymark.table.TableSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows of every slice add up to the total: each session is in exactly one of them. */
final class SlicesAddUp implements Check {
  private final TableSpec table;
  private final List<String> group;
  private final String slice;
  private final List<String> counts;
  private final Map<List<String>, Map<String, List<Long>>> sums = new HashMap<>();

  /**
   * Of rows of one group.
   *
   * @param group the key but for slice and dimensions
   * @param counts columns that add up
   */
  SlicesAddUp(TableSpec table, List<String> group, String slice, List<String> counts) {
    this.table = table;
    this.group = List.copyOf(group);
    this.slice = slice;
    this.counts = List.copyOf(counts);
  }

  @Override
  public void see(Cells row) {
    List<Long> own = counts.stream().map(row::count).toList();
    sums.computeIfAbsent(row.texts(group), key -> new HashMap<>())
        .merge(String.valueOf(row.value(slice)), own, SlicesAddUp::added);
  }

  private static List<Long> added(List<Long> one, List<Long> other) {
    return IntStream.range(0, one.size())
        .mapToObj(i -> one.get(i) + other.get(i))
        .collect(Collectors.toList());
  }

  @Override
  public Finding finding() {
    Violations violations = new Violations();
    List<Long> nothing = counts.stream().map(count -> 0L).toList();
    sums.forEach(
        (key, bySlice) -> {
          List<Long> total = bySlice.getOrDefault(Slice.TOTAL, nothing);
          bySlice.forEach(
              (name, sum) -> {
                if (!sum.equals(total)) {
                  violations.add(
                      () ->
                          counts
                              + " of slice "
                              + name
                              + " add up to "
                              + sum
                              + ", not "
                              + total
                              + ", in "
                              + key);
                }
              });
        });
    return Finding.ofViolations("slices_add_up", table.name(), violations);
  }
}
