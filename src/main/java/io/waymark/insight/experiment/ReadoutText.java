package io.waymark.insight.experiment;

import io.waymark.config.ExperimentLimits;
import io.waymark.config.ExperimentSettings;
import io.waymark.config.ExperimentSettings.Mode;
import io.waymark.statistics.Span;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Read-outs in sentences: templates, filled with the numbers. They never say why. */
final class ReadoutText {
  private final ExperimentSettings experiment;
  private final ExperimentData data;
  private final UnaryOperator<String> labels;

  /**
   * Of one experiment.
   *
   * @param labels names of conversions for people
   */
  ReadoutText(ExperimentSettings experiment, ExperimentData data, UnaryOperator<String> labels) {
    this.experiment = experiment;
    this.data = data;
    this.labels = labels;
  }

  static String notReadable(Readiness readiness) {
    return "Not readable: " + readiness.reason() + ".";
  }

  /** What is known of the goal. */
  String macro(Comparison comparison, Direction direction) {
    String goal = labels.apply(experiment.primary());
    return switch (direction) {
      case UP, DOWN -> moved(goal, comparison, direction, p(comparison.p().orElseThrow()));
      case EQUIVALENT ->
          "%s was within ±%s points of the control (%s)"
              .formatted(
                  goal,
                  points(experiment.equivalenceMargin().orElseThrow().doubleValue()),
                  equivalence(comparison));
      case UNCLEAR ->
          "%s: %s points%s%s, so no conclusion on it"
              .formatted(
                  goal,
                  signed(comparison.difference().value()),
                  comparison.interval().map(span -> " (" + interval(span) + ")").orElse(""),
                  comparison.detectable().isPresent()
                      ? "; this test could detect "
                          + points(comparison.detectable().getAsDouble())
                          + " points or more"
                      : "");
    };
  }

  /** A micro-conversion and the goal beside it. */
  String micro(
      String metric, Comparison comparison, Direction direction, double adjusted, int comparisons) {
    String label = labels.apply(metric);
    String family =
        "adjusted p %s, %d comparison%s by %s"
            .formatted(p(adjusted), comparisons, comparisons == 1 ? "" : "s", correction());
    return direction == Direction.UNCLEAR
        ? "%s: %s points%s, %s, so no conclusion on it"
            .formatted(
                label,
                signed(comparison.difference().value()),
                comparison.interval().map(span -> " (" + interval(span) + ")").orElse(""),
                family)
        : moved(label, comparison, direction, family);
  }

  /** Only what an equivalence test showed may be read so, and only as a hypothesis. */
  String interest() {
    return "Consistent with more interest without more of the goal within "
        + duration(experiment.window())
        + ": a hypothesis, the cause is not identified by this test";
  }

  String guardrail(String metric, Comparison comparison, Direction direction) {
    String label = labels.apply(metric);
    return direction == Direction.DOWN
        ? "Guardrail breached: "
            + moved(label, comparison, direction, "p " + p(comparison.p().orElseThrow()))
        : "Guardrail not breached: %s %s points%s"
            .formatted(
                label,
                signed(comparison.difference().value()),
                comparison.interval().map(span -> " (" + interval(span) + ")").orElse(""));
  }

  /** What every sentence ends with. */
  String conditions() {
    long units = data.arms().stream().mapToLong(ArmSums::units).sum();
    return "Within %s of the first exposure; %s %s, %s %% of those that came have had all of it"
        .formatted(
            duration(experiment.window()),
            String.format(Locale.ROOT, "%,d", units),
            Readiness.units(experiment),
            String.format(Locale.ROOT, "%.0f", 100 * data.maturedShare()));
  }

  private String moved(String label, Comparison comparison, Direction direction, String evidence) {
    return "%s %s %s points (%s, %s)"
        .formatted(
            label,
            direction == Direction.UP ? "rose" : "fell",
            points(Math.abs(comparison.difference().value())),
            comparison.interval().map(this::interval).orElse("no interval"),
            evidence.startsWith("adjusted") || evidence.startsWith("p ")
                ? evidence
                : "p " + evidence);
  }

  private String equivalence(Comparison comparison) {
    if (experiment.mode() == Mode.SEQUENTIAL) {
      return comparison.interval().map(this::interval).orElseThrow();
    }
    return percent(1 - 2 * experiment.limits().alpha())
        + " interval "
        + ends(comparison.equivalence().orElseThrow().interval());
  }

  private String interval(Span span) {
    String kind = experiment.mode() == Mode.SEQUENTIAL ? " interval at all looks " : " interval ";
    return percent(1 - experiment.limits().alpha()) + kind + ends(span);
  }

  private String correction() {
    return experiment.limits().correction() == ExperimentLimits.Correction.HOLM
        ? "Holm"
        : "Benjamini-Hochberg";
  }

  private static String ends(Span span) {
    return signed(span.low()) + " to " + signed(span.high());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** In points: 0.0123 is 1.23. Small ones get more digits, so that none reads as nothing. */
  static String points(double rate) {
    double points = 100 * rate;
    return String.format(Locale.ROOT, Math.abs(points) < 0.1 ? "%.3f" : "%.2f", points);
  }

  private static String signed(double rate) {
    String text = points(Math.abs(rate));
    return (rate < 0 ? "−" : "+") + text;
  }

  static String p(double p) {
    return p < 0.0001 ? "below 0.0001" : String.format(Locale.ROOT, "%.4f", p);
  }

  static String duration(Duration duration) {
    long hours = duration.toHours();
    return hours % 24 == 0 && hours > 0
        ? hours / 24 + (hours == 24 ? " day" : " days")
        : hours > 0 ? hours + " hours" : duration.toMinutes() + " minutes";
  }
}
