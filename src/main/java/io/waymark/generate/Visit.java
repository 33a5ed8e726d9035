package io.waymark.generate;

import java.util.UUID;

/**
 * What the truth calls a session: a visitor's stay, and where it came from.
 *
 * @param appetite how readily this visit buys; 1 on the mean over people's visits
 * @param seed of its ids
 * @param who the ids of the visitor as members of an event
 * @param signedIn the same with the id of the customer
 */
record Visit(
    Coming coming,
    Visitor visitor,
    Origin origin,
    double appetite,
    long seed,
    Piece who,
    Piece signedIn) {
  private static final double RETURNING = 1.7;
  // The mean of the other factors over a shop's visits, found by generating one.
  private static final double MEAN = 1.5;
  private static final double KNOWN_AT_ONCE = 0.3;

  static Visit of(ShopSettings settings, Coming coming) {
    Visitor visitor = Visitor.of(settings, coming.visitorKey(), coming.isBot());
    Dice dice = new Dice(settings.seed(), coming.visitorKey() | Salt.ORIGIN, coming.number());
    boolean isFirst = coming.number() == 1;
    Origin origin = visitor.isBot() ? Origin.direct() : Origin.pick(dice, isFirst);
    double appetite = visitor.appetite() * origin.appetite() * (isFirst ? 1 : RETURNING) / MEAN;
    Piece signedIn = ids(visitor.anonymousId(), customer(visitor));
    boolean isKnown = !isFirst && dice.chance(KNOWN_AT_ONCE);
    Piece who = isKnown ? signedIn : ids(visitor.anonymousId(), "\"userId\":null");
    return new Visit(coming, visitor, origin, appetite, dice.next(), who, signedIn);
  }

  /** People are known from paying on, if not before; a server knows the customer only. */
  Piece ids(Action action) {
    return switch (action) {
      case PAYMENT_ENTERED, ORDERED -> signedIn;
      case REFUNDED -> new Piece("\",\"anonymousId\":null," + customer(visitor));
      default -> who;
    };
  }

  Piece stranger() {
    UUID id = visitor.anonymousId();
    UUID other = new UUID(Dice.mix(id.getMostSignificantBits()), id.getLeastSignificantBits());
    return ids(other, "\"userId\":null");
  }

  private static Piece ids(UUID anonymousId, String userId) {
    return new Piece("\",\"anonymousId\":\"" + anonymousId + "\"," + userId);
  }

  private static String customer(Visitor visitor) {
    return "\"userId\":\"cust-" + Long.toHexString(Dice.mix(visitor.key())) + '"';
  }
}
