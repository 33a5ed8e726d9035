package io.waymark.report.section;

import io.waymark.report.figure.AlertRow;
import io.waymark.report.figure.Definitions;
import io.waymark.report.figure.StoreFigures;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rates that left their expected band in the period, with the evidence. */
public final class AlertsSection implements Section {
  private static final int MOST = 30;
  private static final String PENDING = "pending";

  /** An alert. */
  record Line(
      String day,
      boolean isPending,
      String rate,
      String sessions,
      String direction,
      String observed,
      String counts,
      String expected,
      String band,
      String span,
      String cause,
      String explained) {}

  record Fields(String about, List<Line> lines) {}

  @Override
  public Optional<SectionView> of(StoreFigures figures) {
    List<AlertRow> alerts = figures.insights().alerts();
    if (alerts.isEmpty()) {
      return Optional.empty();
    }
    Fields fields =
        new Fields(
            about(alerts), alerts.stream().limit(MOST).map(alert -> line(figures, alert)).toList());
    return Optional.of(SectionView.of("alerts", "Early warning", fields));
  }

  private static String about(List<AlertRow> alerts) {
    long pending = alerts.stream().filter(alert -> alert.status().equals(PENDING)).count();
    long days = alerts.stream().map(AlertRow::day).distinct().count();
    return "%s on %s%s.%s"
        .formatted(
            alerts.size() == 1
                ? "1 rate left its expected band"
                : alerts.size() + " times a rate left its expected band",
            days == 1 ? "1 day" : days + " days",
            pending == 0 ? "" : ", %d of them pending until the day is complete".formatted(pending),
            alerts.size() > MOST ? " The latest %d are shown.".formatted(MOST) : "");
  }

  private static Line line(StoreFigures figures, AlertRow alert) {
    AlertRow.Band band = alert.band();
    return new Line(
        Words.day(alert.day()),
        alert.status().equals(PENDING),
        label(figures, alert),
        alert.slice().text(),
        alert.direction(),
        Words.percent(band.observed()),
        Words.count(band.hits()) + " of " + Words.count(band.chances()),
        Words.percent(band.expected()),
        Words.percent(band.low()) + " – " + Words.percent(band.high()),
        alert.spanDays() == 1 ? "1 day" : alert.spanDays() + " days",
        alert.cause().replace('_', ' '),
        explained(alert));
  }

  private static String label(StoreFigures figures, AlertRow alert) {
    Definitions definitions = figures.definitions();
    return switch (alert.kind()) {
      case "stage" ->
          "Reached "
              + definitions.stage(alert.rate()).map(Definitions.Stage::label).orElse(alert.rate());
      case "conversion" -> definitions.label(alert.rate());
      default -> "Step " + alert.rate();
    };
  }

  private static String explained(AlertRow alert) {
    return alert.parts().isEmpty()
        ? Words.NOTHING
        : alert.parts().stream()
            .map(
                part ->
                    String.format(
                        Locale.ROOT,
                        "%s: %.0f\u00a0%% of it, %.0f\u00a0%% of the chances",
                        part.values(),
                        100 * part.share(),
                        100 * part.shareOfChances()))
            .collect(Collectors.joining("; "));
  }
}
