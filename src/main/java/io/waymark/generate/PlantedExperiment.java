package io.waymark.generate;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * An experiment with a known effect: each visitor is in one of two variants, and says so on the
 * first page of each visit.
 *
 * @param name as the events name it
 * @param treatmentShare of the visitors
 * @param effects factor of a rate of the funnel for visitors in the treatment, by its name
 * @param lostShare of the visitors in the treatment: none of their exposures is recorded, so that
 *     the variants are not filled as they were dealt
 */
public record PlantedExperiment(
    String name, double treatmentShare, Map<String, Double> effects, double lostShare) {
  public static final String CONTROL = "control";
  public static final String TREATMENT = "treatment";

  public PlantedExperiment {
    effects = Map.copyOf(effects);
    Shares.check("treatment-share", treatmentShare);
    Shares.check("lost-exposures", lostShare);
    if (!name.matches("[a-z][a-z0-9_-]{0,62}")) {
      throw new IllegalArgumentException(
          "experiment must be lower case letters, digits, _ or -: " + name);
    }
  }

  boolean isTreated(long seed, long visitorKey) {
    return new Dice(seed, Salt.EXPERIMENT, visitorKey).chance(treatmentShare);
  }

  /** Is what this visitor is shown recorded? */
  boolean isExposed(long seed, long visitorKey) {
    Dice dice = new Dice(seed, Salt.EXPERIMENT, visitorKey);
    boolean isTreated = dice.chance(treatmentShare);
    return !(isTreated && dice.chance(lostShare));
  }

  /** What the treatment makes of the rates; effects that the funnel does not allow are refused. */
  FunnelRates treated(FunnelRates rates) {
    try {
      return rates.times(effects);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("effect: " + e.getMessage(), e);
    }
  }

  /** The truth: one row per variant. */
  String toCsv() {
    StringJoiner header =
        new StringJoiner(",", "", "\n")
            .add("experiment")
            .add("variant")
            .add("share")
            .add("lost_share");
    FunnelRates.NAMES.forEach(rate -> header.add(rate + "_factor"));
    return header
        + row(CONTROL, 1 - treatmentShare, 0, Map.of())
        + row(TREATMENT, treatmentShare, lostShare, effects);
  }

  private String row(String variant, double share, double lost, Map<String, Double> factors) {
    List<String> cells = List.of(name, variant, String.valueOf(share), String.valueOf(lost));
    StringJoiner row = new StringJoiner(",", "", "\n");
    cells.forEach(row::add);
    FunnelRates.NAMES.forEach(rate -> row.add(String.valueOf(factors.getOrDefault(rate, 1.0))));
    return row.toString();
  }
}
