package io.waymark.generate;

/**
 * A step that is broken for some days: of the visits that would make it, a share goes no further.
 *
 * @param rate name of the step among the rates of the funnel
 * @param share of the visits that would make it
 */
public record PlantedOutage(String rate, double share, PlantedDays days) {
  public PlantedOutage {
    FunnelRates.checkName(rate);
    Shares.check("outage", share);
  }
}
