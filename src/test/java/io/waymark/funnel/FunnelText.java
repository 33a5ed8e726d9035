package io.waymark.funnel;

import io.waymark.config.FunnelSettings.Attempts;
import io.waymark.config.FunnelSettings.Order;
import io.waymark.config.FunnelSettings.Ties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Funnels, streams and attempts as short texts. {@code ab@5} is an event at second 5 that fits the
 * steps a and b, {@code x@5+1} one a microsecond later that fits none, {@code a!b@5} fits a and is
 * excluded before b. A day has 100 seconds, a session 10.
 */
final class FunnelText {
  static final long SECOND = 1_000_000;
  private static final int DAY = 100;
  private static final int SESSION = 10;

  private FunnelText() {}

  static List<FunnelEvent> events(String text) {
    return Arrays.stream(text.strip().split("\\s+")).map(FunnelText::event).toList();
  }

  private static FunnelEvent event(String text) {
    String[] words = text.split("[@!]", -1);
    boolean isExcluded = words.length == 3;
    long micros = micros(words[words.length - 1]);
    return new FunnelEvent(
        micros,
        (int) (micros / SECOND / DAY),
        bits(words[0]),
        isExcluded ? bits(words[1]) : 0,
        session("s" + micros / SECOND / SESSION));
  }

  private static long micros(String text) {
    String[] secondAndMicros = text.split("\\+", -1);
    return Integer.parseInt(secondAndMicros[0]) * SECOND
        + (secondAndMicros.length > 1 ? Integer.parseInt(secondAndMicros[1]) : 0);
  }

  private static String second(long micros) {
    return micros / SECOND + (micros % SECOND == 0 ? "" : "+" + micros % SECOND);
  }

  /** {@code strict first strict-ties 10: a b? c<3}: the window, an optional step, a limit. */
  static FunnelRules rules(String text) {
    String[] head = text.split(":", -1)[0].split(" ", -1);
    List<String> options = List.of(head);
    List<StepRule> steps = new ArrayList<>();
    for (String step : text.split(":", -1)[1].strip().split(" ", -1)) {
      StepRule rule = step.contains("?") ? StepRule.optional() : StepRule.required();
      steps.add(step.contains("<") ? rule.within(micros(step.split("<", -1)[1])) : rule);
    }
    return new FunnelRules(
        Order.valueOf(head[0].toUpperCase(Locale.ROOT)),
        options.contains("first") ? Attempts.FIRST : Attempts.BEST,
        options.contains("strict-ties") ? Ties.STRICT : Ties.FREE,
        micros(head[head.length - 1]),
        steps);
  }

  static FunnelEvent event(int second, long steps, long exclusions, String sessionId) {
    return new FunnelEvent(second * SECOND, second / DAY, steps, exclusions, session(sessionId));
  }

  static FunnelSession session(String id) {
    return new FunnelSession(id, List.of());
  }

  private static long bits(String letters) {
    return letters.chars().filter(letter -> letter < 'x').mapToLong(c -> 1L << (c - 'a')).sum();
  }

  static String show(List<FunnelEvent> events) {
    return events.stream().map(FunnelText::show).collect(Collectors.joining(" "));
  }

  private static String show(FunnelEvent event) {
    return (event.steps() == 0 ? "x" : letters(event.steps()))
        + (event.exclusions() == 0 ? "" : "!" + letters(event.exclusions()))
        + "@"
        + second(event.atMicros());
  }

  private static String letters(long bits) {
    StringBuilder letters = new StringBuilder();
    for (long left = bits; left != 0; left &= left - 1) {
      letters.append((char) ('a' + Long.numberOfTrailingZeros(left)));
    }
    return letters.toString();
  }

  /** Depth, then the second of each step: {@code 2: 0 5 -}. */
  static String show(Attempt attempt) {
    return attempt.depth()
        + ":"
        + attempt.stepMicros().stream()
            .map(micros -> micros == null ? " -" : " " + second(micros))
            .collect(Collectors.joining());
  }

  /** Fed one by one, drained on the way. */
  static List<Attempt> match(FunnelRules rules, List<FunnelEvent> events) {
    FunnelMatcher matcher = new FunnelMatcher(rules);
    List<Attempt> attempts = new ArrayList<>();
    for (FunnelEvent event : events) {
      matcher.add(event);
      attempts.addAll(matcher.drain());
    }
    attempts.addAll(matcher.end());
    return attempts;
  }

  /** What a funnel may be fed instead: of the events that fit nothing only a few, or none. */
  static List<FunnelEvent> thinned(FunnelRules rules, List<FunnelEvent> events) {
    List<FunnelEvent> thin = new ArrayList<>();
    OtherEvents<FunnelEvent> others = new OtherEvents<>();
    for (FunnelEvent event : events) {
      if (event.steps() == 0 && event.exclusions() == 0) {
        others.add(event.atMicros(), event);
      } else {
        thin.addAll(needed(rules, others.drain()));
        thin.add(event);
      }
    }
    thin.addAll(needed(rules, others.drain()));
    return thin;
  }

  private static List<FunnelEvent> needed(FunnelRules rules, List<FunnelEvent> others) {
    return rules.order() == Order.STRICT ? others : List.of();
  }
}
