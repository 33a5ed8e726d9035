package io.waymark.generate;

import io.waymark.generate.Delivery.Copy;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * What becomes of events on their way: delays, repeats, broken lines, refunds. Holds what is not
 * yet due, and hands it on in order of receipt.
 */
final class Deliveries {
  private static final int TRAVEL_MILLIS = 230;
  private static final int PROMPT_MILLIS = 400;
  private static final int BATCH_MILLIS = 5000;
  private static final double BATCHED = 0.1;
  private static final double STRANGERS = 0.1;
  private static final double QUICK_REPEATS = 0.7;
  private static final int QUICK_REPEAT_MILLIS = 60_000;
  private static final long SLOW_REPEAT_MILLIS = 20 * 3_600_000;
  private static final double WHOLE_REFUNDS = 0.7;
  private static final long DAY = 86_400_000;

  private final List<LateBand> late;
  private final double refunds;
  private final double corrupt;
  private final double duplicates;
  private final long end;
  private final Consumer<Delivery> receiver;
  private final PriorityQueue<Delivery> pending = new PriorityQueue<>(Delivery.IN_ORDER);
  private long order;

  /**
   * @param end what would be received from this instant on is not delivered
   */
  Deliveries(Faults faults, long end, Consumer<Delivery> receiver) {
    late = faults.late();
    refunds = faults.share(Fault.REFUNDS);
    corrupt = faults.share(Fault.CORRUPT_LINES);
    duplicates = faults.share(Fault.DUPLICATES);
    this.end = end;
    this.receiver = receiver;
  }

  /** Sends the steps of a visit, and returns those that arrive. */
  List<Step> send(Visit visit, List<Step> steps) {
    Dice dice = new Dice(visit.seed(), Salt.DELIVERY, 0);
    List<Step> arriving = new ArrayList<>(steps.size());
    for (Step step : steps) {
      if (send(visit, step, dice)) {
        arriving.add(step);
      }
      if (step.action() == Action.ORDERED && dice.chance(refunds)) {
        refund(visit, step, steps.size(), dice);
      }
    }
    return arriving;
  }

  void deliverBefore(long instant) {
    while (!pending.isEmpty() && pending.element().receivedAt() < instant) {
      receiver.accept(pending.remove());
    }
  }

  private boolean send(Visit visit, Step step, Dice dice) {
    long receivedAt = step.at() + delay(dice);
    int travel = 20 + dice.below(TRAVEL_MILLIS);
    if (dice.chance(corrupt)) {
      expect(receivedAt, travel, visit, step, Copy.BROKEN);
    }
    expect(receivedAt, travel, visit, step, Copy.FIRST);
    if (dice.chance(duplicates)) {
      long again =
          dice.chance(QUICK_REPEATS)
              ? 1000L + dice.below(QUICK_REPEAT_MILLIS)
              : dice.evenOverLog(1000, SLOW_REPEAT_MILLIS);
      Copy copy = dice.chance(STRANGERS) ? Copy.STRANGER : Copy.REPEAT;
      expect(receivedAt + again, travel, visit, step, copy);
    }
    return receivedAt < end;
  }

  private void expect(long receivedAt, int travel, Visit visit, Step step, Copy copy) {
    if (receivedAt < end) {
      pending.add(new Delivery(receivedAt, order++, travel, visit, step, copy));
    }
  }

  private long delay(Dice dice) {
    double point = dice.uniform();
    for (LateBand band : late) {
      if (point < band.share()) {
        return dice.evenOverLog(band.from().toMillis(), band.to().toMillis());
      }
      point -= band.share();
    }
    return 1L + dice.below(dice.chance(BATCHED) ? BATCH_MILLIS : PROMPT_MILLIS);
  }

  private void refund(Visit visit, Step order, int number, Dice dice) {
    long at = order.at() + dice.between(DAY, 20 * DAY);
    long cents = dice.chance(WHOLE_REFUNDS) ? order.cents() : order.cents() / 2;
    // Servers write whole seconds.
    Step refund = new Step(number, Action.REFUNDED, at - at % 1000, null, null, 1, cents);
    expect(refund.at() + 1 + dice.below(PROMPT_MILLIS), 0, visit, refund, Copy.FIRST);
  }
}
