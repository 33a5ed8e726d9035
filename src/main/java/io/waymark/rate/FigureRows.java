package io.waymark.rate;

import io.waymark.config.DefinitionSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Estimates how many rows the figures of a store and day take: each slice has at most as many
 * values as its dimensions multiply to, and no more than there are sessions; and each value has a
 * row for every conversion in two tables, every stage and every step of a funnel.
 */
public final class FigureRows {
  private final Slices slices;
  private final long rowsPerValue;

  public FigureRows(DefinitionSettings definitions) {
    this.slices = Slices.of(definitions.slices());
    long conversions = definitions.conversions().size();
    long steps = definitions.funnels().stream().mapToLong(funnel -> funnel.steps().size()).sum();
    this.rowsPerValue = conversions + conversions + 1 + definitions.stages().size() + steps;
  }

  /**
   * What a slice takes.
   *
   * @param values that its dimensions have together, at most
   */
  public record Estimate(String slice, long values, long rows) {}

  /**
   * Of each slice, the largest first.
   *
   * @param values about how many each dimension has, in the order of {@link FigureFacts}
   */
  public List<Estimate> of(long sessions, List<Long> values) {
    List<Estimate> estimates = new ArrayList<>();
    for (int slice = 0; slice < slices.count(); slice++) {
      long most = 1;
      for (int dimension : inEffect(slice)) {
        most = Math.min(sessions, most * Math.min(sessions, values.get(dimension)));
      }
      estimates.add(new Estimate(slices.names().get(slice), most, most * rowsPerValue));
    }
    estimates.sort(Comparator.comparingLong(Estimate::rows).reversed());
    return estimates;
  }

  private int[] inEffect(int slice) {
    return IntStream.range(0, slices.dimensions().size())
        .filter(dimension -> slices.isInEffect(slice, dimension))
        .toArray();
  }
}
