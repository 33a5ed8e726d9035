package io.waymark.generate;

import java.time.LocalDate;

/**
 * What the truth calls a session: a visitor's stay, and where it came from.
 *
 * @param appetite how readily this visit buys; 1 on the mean over people's visits
 * @param seed of its ids
 * @param isKnown the visitor is signed in from the beginning
 */
record Visit(
    Coming coming, Visitor visitor, Origin origin, double appetite, long seed, boolean isKnown) {
  private static final double RETURNING = 1.7;
  // The mean of all factors over a shop's visits, found by generating one.
  private static final double MEAN = 1.45;
  private static final double KNOWN_SHARE = 0.3;

  static Visit of(ShopSettings settings, Coming coming, LocalDate day) {
    Visitor visitor =
        Visitor.of(settings, coming.visitorKey(), coming.isBot(), settings.plantings().hidden(day));
    Dice dice = new Dice(settings.seed(), coming.visitorKey() | Salt.ORIGIN, coming.number());
    boolean isFirst = coming.number() == 1;
    Origin origin = visitor.isBot() ? Origin.direct() : Origin.pick(dice, isFirst);
    double appetite = visitor.appetite() * origin.appetite() * (isFirst ? 1 : RETURNING) / MEAN;
    boolean isKnown = !isFirst && dice.chance(KNOWN_SHARE);
    return new Visit(coming, visitor, origin, appetite, dice.next(), isKnown);
  }

  /** People are known from paying on, if not before; a server knows the customer only. */
  boolean isCustomer(Action action) {
    return isKnown
        || action == Action.PAYMENT_ENTERED
        || action == Action.ORDERED
        || action == Action.REFUNDED;
  }
}
