package io.waymark.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A step of a funnel as tables tell it: as declared, or of a funnel of any order how many steps
 * were made, never which.
 *
 * @param ordinal place, from 1
 * @param level required steps up to it; of an optional step those before it
 */
public record PublishedStep(String name, String label, int ordinal, boolean isOptional, int level)
    implements Serializable {

  /** The steps of a funnel, by ordinal. */
  public static List<PublishedStep> of(FunnelSettings funnel) {
    return funnel.order() == FunnelSettings.Order.ANY
        ? counted(funnel.steps().size())
        : declared(funnel.steps());
  }

  private static List<PublishedStep> counted(int steps) {
    return IntStream.rangeClosed(1, steps)
        .mapToObj(k -> new PublishedStep("made_" + k, k + " of " + steps + " made", k, false, k))
        .toList();
  }

  private static List<PublishedStep> declared(List<FunnelStep> steps) {
    List<PublishedStep> published = new ArrayList<>();
    int level = 0;
    for (FunnelStep step : steps) {
      level += step.isOptional() ? 0 : 1;
      published.add(
          new PublishedStep(
              step.name(), step.label(), published.size() + 1, step.isOptional(), level));
    }
    return published;
  }
}
