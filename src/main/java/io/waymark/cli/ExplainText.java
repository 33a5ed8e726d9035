package io.waymark.cli;

import io.waymark.config.FunnelSettings;
import io.waymark.config.FunnelWords;
import io.waymark.config.PublishedStep;
import io.waymark.job.FunnelExplanation;
import java.util.Locale;

/** The explanation of a funnel for a terminal. */
final class ExplainText {
  private ExplainText() {}

  static String of(FunnelExplanation explanation) {
    FunnelSettings funnel = explanation.funnel();
    StringBuilder text = new StringBuilder();
    text.append(funnel.name()).append(": ").append(funnel.label()).append("\n\nSteps\n");
    for (PublishedStep step : PublishedStep.of(funnel)) {
      line(
          text,
          "%d  %s (%s): %s",
          step.ordinal(),
          step.name(),
          step.label(),
          FunnelWords.describe(funnel, step));
    }
    text.append("\nRules\n");
    FunnelWords.rules(funnel).forEach(rule -> line(text, "%s", rule));
    line(
        text,
        "An attempt counts on the business day of its entry, in the slices of the session that");
    line(
        text,
        "holds it. Sessions of bots are left out. A range of days is counted from the attempts.");
    rows(text, explanation);
    text.append('\n');
    explanation
        .published()
        .ifPresentOrElse(
            figures -> published(text, figures),
            () -> text.append("Nothing is published of it yet: waymark plan says what to run.\n"));
    return text.toString();
  }

  private static void rows(StringBuilder text, FunnelExplanation explanation) {
    FunnelSettings funnel = explanation.funnel();
    text.append("\nRows\n");
    line(text, "%s: the events that a step needs", explanation.tables().get(0));
    line(
        text,
        "%s: how far each %s got per entry day",
        explanation.tables().get(1),
        FunnelWords.word(funnel.unit()));
    line(
        text,
        "%s: counts per day, step and slice, where funnel = '%s'",
        explanation.tables().get(2),
        funnel.name());
    line(text, "Definition version %s", explanation.version());
  }

  private static void published(StringBuilder text, FunnelExplanation.Figures figures) {
    text.append("Published from ")
        .append(figures.first())
        .append(" to ")
        .append(figures.last())
        .append(".\n");
    if (figures.outdatedDays() > 0) {
      line(
          text,
          "%d of these days show another version of the definition: waymark plan says how to mend it.",
          figures.outdatedDays());
    }
    figures
        .example()
        .ifPresentOrElse(
            example -> example(text, example),
            () -> line(text, "No day is mature yet: the window of its attempts is still open."));
  }

  private static void example(StringBuilder text, FunnelExplanation.Example example) {
    text.append("Last mature day, ")
        .append(example.day())
        .append(" in ")
        .append(example.storeId())
        .append(":\n");
    TextColumns columns = new TextColumns(1, "step", "reached", "of entered", "of previous");
    long entered = example.steps().get(0).reached();
    for (FunnelExplanation.Count count : example.steps()) {
      columns.add(
          count.step(),
          String.format(Locale.ROOT, "%,d", count.reached()),
          percent((double) count.reached() / entered),
          count.fromPrevious().map(ExplainText::percent).orElse("–"));
    }
    text.append(columns);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append("  ").append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
