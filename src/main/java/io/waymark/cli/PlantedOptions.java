package io.waymark.cli;

import io.waymark.generate.PlantedExperiment;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** An experiment with a known effect in a generated log; the others need its name. */
final class PlantedOptions {
  @Option(
      names = "--experiment",
      paramLabel = "NAME",
      order = 1,
      required = true,
      description = "Deals visitors to the variants control and treatment of it.")
  private String name;

  @Option(
      names = "--treatment-share",
      paramLabel = "SHARE",
      order = 2,
      description = "Of visitors: in the treatment. Default: ${DEFAULT-VALUE}",
      defaultValue = "0.5")
  private double treatmentShare = 0.5;

  @Option(
      names = "--effect",
      paramLabel = "RATE=FACTOR",
      order = 3,
      description = {
        "Of the treatment on a rate of the funnel: search, view, wishlist, review, newsletter, add,"
            + " checkout, payment or purchase. add=1.3 lifts it by 30 %%. May be repeated."
      })
  private Map<String, Double> effects = new TreeMap<>();

  @Option(
      names = "--lost-exposures",
      paramLabel = "SHARE",
      order = 4,
      description = {
        "Of visitors in the treatment: no exposure is recorded, so that the sample ratio is wrong."
            + " Default: ${DEFAULT-VALUE}"
      },
      defaultValue = "0")
  private double lostExposures;

  PlantedExperiment experiment() {
    return new PlantedExperiment(name, treatmentShare, effects, lostExposures);
  }
}
