package io.waymark.funnel;

import io.waymark.config.FunnelSettings.Attempts;
import io.waymark.config.FunnelSettings.Order;
import java.util.stream.IntStream;

/** The rules of a funnel, laid out for the pass: steps as bits, looked up by depth. */
final class StepPlan {
  private final FunnelRules rules;
  private final int[] required;
  private final long[] optionalAfter;

  StepPlan(FunnelRules rules) {
    this.rules = rules;
    this.required =
        IntStream.range(0, rules.steps().size())
            .filter(step -> !rules.steps().get(step).isOptional())
            .toArray();
    this.optionalAfter = new long[required.length + 1];
    int depth = 0;
    for (int step = 0; step < rules.steps().size(); step++) {
      if (rules.steps().get(step).isOptional()) {
        optionalAfter[depth] |= 1L << step;
      } else {
        depth++;
      }
    }
  }

  FunnelRules rules() {
    return rules;
  }

  int steps() {
    return rules.steps().size();
  }

  long allSteps() {
    return (1L << steps()) - 1;
  }

  /** Number of required steps: the greatest depth. */
  int depths() {
    return required.length;
  }

  /** The required step that leads from this depth to the next. */
  int requiredAt(int depth) {
    return required[depth];
  }

  /** Bits of the required steps that lead from one depth to a deeper one. */
  long required(int from, int to) {
    long steps = 0;
    for (int depth = from; depth < to; depth++) {
      steps |= 1L << required[depth];
    }
    return steps;
  }

  /** Bits of the optional steps between the last required step of this depth and the next. */
  long optionalAfter(int depth) {
    return optionalAfter[depth];
  }

  /** Bits of the steps that an event between may fit without breaking a strict chain. */
  long tolerated(int depth) {
    return optionalAfter[depth] | 1L << required[depth - 1];
  }

  long limitMicros(int step) {
    return rules.steps().get(step).limitMicros();
  }

  boolean isInWindow(long entryMicros, long atMicros) {
    return atMicros - entryMicros <= rules.windowMicros();
  }

  boolean isStrict() {
    return rules.order() == Order.STRICT;
  }

  boolean countsFirst() {
    return rules.attempts() == Attempts.FIRST;
  }

  /** Bits of the steps that an attempt can begin with. */
  long entrySteps() {
    return rules.order() == Order.ANY ? allSteps() : 1L;
  }
}
