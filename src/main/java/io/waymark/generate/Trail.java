package io.waymark.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A visit as it is written down: page after page, with the silences between. */
final class Trail {
  private static final double SILENCE_MILLIS = 62_000;
  private static final double SILENCE_SIGMA = 1.3;
  private static final long MAX_SILENCE = 29 * 60_000L;
  private static final long EXACT_GAP = 30 * 60_000L;
  private static final int ACTION_MILLIS = 40;
  private static final int LINGER_MILLIS = 40_000;

  private final double ties;
  private final Visit visit;
  private final Piece host;
  private final Dice dice;
  private final List<Step> steps = new ArrayList<>();
  private final long midnight;
  private boolean hasExactGap;
  private boolean isExposing;
  private long now;
  private @Nullable Page page;

  /**
   * @param host of the shop, with its scheme
   * @param midnight the first silence that begins before it lasts until after it
   */
  Trail(Faults faults, Visit visit, Piece host, Dice dice, long midnight) {
    ties = faults.share(Fault.TIES);
    this.visit = visit;
    this.host = host;
    this.dice = dice;
    this.midnight = midnight;
    now = visit.coming().start();
    hasExactGap = !visit.visitor().isBot() && dice.chance(faults.share(Fault.EXACT_GAPS));
  }

  /** True: without a second page the visit could not show what the settings ask for. */
  boolean mustGoOn() {
    return hasExactGap || visit.coming().isOverMidnight();
  }

  void open(Piece kind, Piece path) {
    open(kind, path, page == null ? 0 : silence());
  }

  void open(Piece kind, Piece path, long silence) {
    now += silence;
    page = page == null ? Page.first(kind, path, visit.origin()) : page.next(kind, path, host);
    add(Action.PAGE, null, 1, 0);
    if (isExposing) {
      isExposing = false;
      now += 1;
      add(Action.EXPOSED, null, 1, 0);
    }
  }

  /** The first page says which variant of the experiment it shows. */
  void expose() {
    isExposing = true;
  }

  /** Something that a page does by itself. */
  void show(Action action, @Nullable Product product) {
    act(action, product, 1, 0);
  }

  void act(Action action, @Nullable Product product, int quantity, long cents) {
    now += dice.chance(ties) ? 0 : 1 + dice.below(ACTION_MILLIS);
    add(action, product, quantity, cents);
  }

  void linger() {
    now += 2000 + dice.below(LINGER_MILLIS);
  }

  List<Step> steps() {
    return steps;
  }

  private long silence() {
    if (hasExactGap) {
      hasExactGap = false;
      return EXACT_GAP;
    }
    long drawn = Math.min(MAX_SILENCE, (long) dice.logNormal(SILENCE_MILLIS, SILENCE_SIGMA));
    if (now < midnight) {
      return midnight - now + Math.min(drawn, MAX_SILENCE / 2);
    }
    return drawn;
  }

  private void add(Action action, @Nullable Product product, int quantity, long cents) {
    steps.add(new Step(steps.size(), action, now, page, product, quantity, cents));
  }
}
