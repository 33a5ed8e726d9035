package io.waymark.insight.experiment;

import io.waymark.config.ExperimentSettings;
import io.waymark.config.ExperimentSettings.Variant;
import java.time.LocalDate;
import java.util.List;

/**
 * What is known of an experiment at the end of a day.
 *
 * @param arms by first variant, undeclared ones too
 * @param missingDays days of the experiment without any session of the store
 */
public record ExperimentData(LocalDate asOf, List<ArmSums> arms, List<LocalDate> missingDays) {
  public ExperimentData {
    arms = List.copyOf(arms);
    missingDays = List.copyOf(missingDays);
  }

  ArmSums arm(String variant) {
    return arms.stream()
        .filter(arm -> arm.variant().equals(variant))
        .findFirst()
        .orElseGet(() -> ArmSums.none(variant));
  }

  long exposed() {
    return arms.stream().mapToLong(ArmSums::exposed).sum();
  }

  long unclean(ExperimentSettings experiment) {
    List<String> declared = experiment.variants().stream().map(Variant::name).toList();
    return arms.stream()
        .mapToLong(arm -> declared.contains(arm.variant()) ? arm.crossed() : arm.exposed())
        .sum();
  }

  double uncleanShare(ExperimentSettings experiment) {
    return exposed() == 0 ? 0 : (double) unclean(experiment) / exposed();
  }

  long exposureDays() {
    return arms.stream().mapToLong(ArmSums::exposureDays).max().orElse(0);
  }

  /** Of those that saw one variant. */
  double maturedShare() {
    long clean = arms.stream().mapToLong(arm -> arm.exposed() - arm.crossed()).sum();
    return clean == 0 ? 0 : (double) arms.stream().mapToLong(ArmSums::units).sum() / clean;
  }

  /** Units that came to the smallest arm with a weight. */
  long fewest(ExperimentSettings experiment) {
    return experiment.variants().stream()
        .filter(variant -> variant.weight() > 0)
        .mapToLong(variant -> arm(variant.name()).exposed())
        .min()
        .orElse(0);
  }
}
