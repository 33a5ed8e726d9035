package io.waymark.report.figure;

import java.util.List;
import java.util.Optional;

/** What the figures mean, as published with them; each list in its declared order. */
public record Definitions(
    List<Conversion> conversions, List<Stage> stages, List<FunnelStep> funnelSteps) {
  public Definitions {
    conversions = List.copyOf(conversions);
    stages = List.copyOf(stages);
    funnelSteps = List.copyOf(funnelSteps);
  }

  /** One row of {@code dim_conversions}. */
  public record Conversion(
      String name, String label, String stage, int ordinal, boolean isGoal, String definition) {}

  /** One row of {@code dim_stages}. */
  public record Stage(String name, String label, int ordinal) {}

  /** One row of {@code dim_funnel_steps}. */
  public record FunnelStep(
      String funnel,
      String funnelLabel,
      String unit,
      int ordinal,
      String label,
      boolean isOptional,
      String definition) {}

  public List<Conversion> goals() {
    return conversions.stream().filter(Conversion::isGoal).toList();
  }

  /** The name for people; of a conversion that is declared no more, its name. */
  public String label(String conversion) {
    return conversions.stream()
        .filter(declared -> declared.name().equals(conversion))
        .map(Conversion::label)
        .findFirst()
        .orElse(conversion);
  }

  public Optional<Stage> stage(String name) {
    return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
  }
}
