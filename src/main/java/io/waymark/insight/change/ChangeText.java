package io.waymark.insight.change;

import io.waymark.insight.change.ChangePart.Effect;
import io.waymark.insight.change.ChangePart.Status;
import io.waymark.table.RateChanges;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says a change in words: what it consists of, never why it came. */
public final class ChangeText {
  private final Map<String, String> labels;
  private final String goal;

  /**
   * Words for one store.
   *
   * @param labels of the stages, by name
   * @param goal name of the last stage
   */
  public ChangeText(Map<String, String> labels, String goal) {
    this.labels = Map.copyOf(labels);
    this.goal = goal;
  }

  public String of(RateChange change) {
    Status status = change.whole().status();
    if (status == Status.NO_REFERENCE) {
      return "There is no earlier window of the same weekdays to hold %s against."
          .formatted(days(change));
    }
    return status == Status.TOO_LITTLE_DATA
        ? String.format(
            Locale.ROOT,
            "Too few sessions reached %s to split the difference: %,d of %,d in %s, %,d of %,d %s.",
            label(goal),
            change.whole().now().hits(),
            change.whole().now().chances(),
            days(change),
            change.whole().former().hits(),
            change.whole().former().chances(),
            former(change))
        : split(change);
  }

  private String split(RateChange change) {
    String text =
        String.format(
            Locale.ROOT,
            "Of the sessions of %s%s %s reached %s, %s %s: %s points. By step: %s.",
            days(change),
            isOfTime(change) ? "" : " with " + change.compared(),
            percent(change.whole().now()),
            label(goal),
            percent(change.whole().former()),
            former(change),
            points(change.whole()),
            change
                .of(ChangeSplitter.STEPS, Effect.STEP)
                .map(part -> label(part.part()) + " " + points(part))
                .collect(Collectors.joining(", ")));
    String slices =
        change.splits().stream()
            .filter(split -> !split.equals(ChangeSplitter.STEPS))
            .map(split -> slice(change, split))
            .collect(Collectors.joining());
    String versions =
        change.versions().size() > 1
            ? " The days were counted by %d versions of the definitions."
                .formatted(change.versions().size())
            : "";
    return text
        + slices
        + versions
        + " This describes where the difference lies, not why, nor whether it is more than chance.";
  }

  private static boolean isOfTime(RateChange change) {
    return change.reference().equals(RateChanges.WEEKS_BEFORE);
  }

  private static String former(RateChange change) {
    if (!isOfTime(change)) {
      return "with " + change.reference();
    }
    return change.windows() == 1
        ? "in the window before"
        : "in the " + change.windows() + " windows before";
  }

  private static String slice(RateChange change, String split) {
    String effects =
        change.parts().stream()
            .filter(part -> part.split().equals(split) && part.ordinal() == 0)
            .filter(part -> part.status() == Status.SPLIT)
            .map(
                part ->
                    (part.effect() == Effect.MIX ? "another mix " : "other rates ") + points(part))
            .collect(Collectors.joining(", "));
    return effects.isEmpty() ? "" : " By %s: %s.".formatted(split, effects);
  }

  private String label(String stage) {
    return labels.getOrDefault(stage, stage);
  }

  private static String days(RateChange change) {
    LocalDate first = change.days().get(0);
    LocalDate last = change.days().get(change.days().size() - 1);
    return first.equals(last) ? first.toString() : first + " to " + last;
  }

  private static String percent(Counts counts) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * counts.rate().orElse(0));
  }

  private static String points(ChangePart part) {
    return String.format(Locale.ROOT, "%+.2f", 100 * part.contribution().orElse(0));
  }
}
