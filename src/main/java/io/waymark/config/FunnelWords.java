package io.waymark.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Funnels in plain words, for people who read tables rather than files. */
public final class FunnelWords {
  private FunnelWords() {}

  /** What makes the step, such as {@code an event where event_name is "cart"; optional}. */
  public static String describe(FunnelSettings funnel, PublishedStep published) {
    if (funnel.order() == FunnelSettings.Order.ANY) {
      return published.ordinal() + " of these, in any order: " + all(funnel);
    }
    FunnelStep step = funnel.steps().get(published.ordinal() - 1);
    List<String> parts = new ArrayList<>();
    parts.add("an event where " + describe(step.events()));
    if (step.isOptional()) {
      parts.add("optional");
    }
    step.within()
        .ifPresent(
            limit -> parts.add("within " + describe(limit) + " of the required step before"));
    step.exclude()
        .ifPresent(
            choice -> parts.add("none since the required step before where " + describe(choice)));
    return String.join("; ", parts);
  }

  private static String all(FunnelSettings funnel) {
    return funnel.steps().stream()
        .map(step -> step.label() + " (" + describe(step.events()) + ")")
        .collect(Collectors.joining(", "));
  }

  /** {@code session}, {@code any}: the word of the configuration. */
  public static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The rules that hold for all steps, a sentence each. */
  public static List<String> rules(FunnelSettings funnel) {
    List<String> rules = new ArrayList<>();
    String unit = funnel.isOfVisitors() ? "visitor" : "session";
    rules.add(
        funnel.isOfVisitors()
            ? "Unit: visitor; an attempt may cross sessions and days."
            : "Unit: session; an attempt ends with its session.");
    rules.add("Order: " + order(funnel.order()));
    rules.add(
        "Window: every step at most "
            + describe(funnel.window())
            + " after the entry, end included.");
    rules.add(
        "Counted: one attempt per "
            + unit
            + " and entry day, "
            + (funnel.attempts() == FunnelSettings.Attempts.BEST
                ? "the one that got furthest; then the earliest completed."
                : "the one that begins with the day's first entry."));
    rules.add(
        funnel.ties() == FunnelSettings.Ties.FREE
            ? "Events of one instant may fill steps in either order."
            : "Events of one instant fill steps in the order in which the source tells them.");
    funnel
        .exclude()
        .ifPresent(
            choice ->
                rules.add(
                    "An event where "
                        + describe(choice)
                        + " between two steps voids the attempt; another one may still count."));
    return rules;
  }

  private static String order(FunnelSettings.Order order) {
    return switch (order) {
      case ORDERED -> "steps in order; other events may lie between.";
      case STRICT -> "steps in order; any other event between them breaks the chain.";
      case ANY -> "none; the first step made, of any kind, is the entry.";
    };
  }

  private static String describe(EventChoice choice) {
    return ConditionWords.describe(new Condition.Any(choice.alternatives()));
  }

  /** {@code 7 days}, {@code 90 minutes}. */
  public static String describe(Duration duration) {
    if (duration.toDays() > 0 && duration.equals(Duration.ofDays(duration.toDays()))) {
      return counted(duration.toDays(), "day");
    }
    if (duration.toHours() > 0 && duration.equals(Duration.ofHours(duration.toHours()))) {
      return counted(duration.toHours(), "hour");
    }
    if (duration.toMinutes() > 0 && duration.equals(Duration.ofMinutes(duration.toMinutes()))) {
      return counted(duration.toMinutes(), "minute");
    }
    return counted(duration.toSeconds(), "second");
  }

  private static String counted(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
