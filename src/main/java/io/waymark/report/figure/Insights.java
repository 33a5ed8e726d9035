package io.waymark.report.figure;

import java.util.List;

/**
 * What the insights say of a store, as of the period's last day at the latest.
 *
 * @param changes the parts of the change that ends on the latest day with one
 * @param alerts of the days of the period, the latest day first
 * @param readouts of each experiment the latest ones
 * @param leading of the latest as-of day
 * @param audiences sizes on the days of the period, the latest day first
 */
public record Insights(
    List<ChangeRow> changes,
    List<AlertRow> alerts,
    List<ReadoutRow> readouts,
    List<LeadingRow> leading,
    List<AudienceRow> audiences) {
  public static final Insights NONE =
      new Insights(List.of(), List.of(), List.of(), List.of(), List.of());

  public Insights {
    changes = List.copyOf(changes);
    alerts = List.copyOf(alerts);
    readouts = List.copyOf(readouts);
    leading = List.copyOf(leading);
    audiences = List.copyOf(audiences);
  }
}
