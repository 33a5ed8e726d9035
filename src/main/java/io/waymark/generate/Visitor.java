package io.waymark.generate;

import java.util.Arrays;
import java.util.UUID;

/**
 * Someone with one browser, wholly determined by seed and key.
 *
 * @param appetite how readily they buy; 1 on the mean
 * @param clock of the device
 * @param browser user agent and device as members of an event's context
 * @param situation country and consent, likewise; ends the context
 */
record Visitor(
    long key,
    UUID anonymousId,
    double appetite,
    Kind kind,
    boolean isConsented,
    Clock clock,
    Piece browser,
    Piece situation) {
  private static final double[] TEMPERS = Dice.cumulate(0.6, 0.3, 0.1);
  private static final double[] TEMPER_APPETITES = {0.5, 1.3, 3.1};
  private static final String[] COUNTRIES = {"DE", "AT", "CH", "NL", "FR", "PL", "GB", "US"};
  private static final double[] COUNTRY_SHARES =
      Dice.cumulate(0.62, 0.1, 0.08, 0.06, 0.05, 0.04, 0.03, 0.02);
  private static final Piece[] REFUSING = situations(false, false);
  private static final Piece[] MEASURED = situations(true, false);
  private static final Piece[] ADVERTISED = situations(true, true);
  private static final double ADVERTISED_SHARE = 0.75;
  private static final double SCRIPTS = 0.03;

  /**
   * A crawler says in its user agent what it is; a script shows itself by its pace only, a hidden
   * bot by nothing.
   */
  enum Kind {
    PERSON,
    CRAWLER,
    SCRIPT,
    HIDDEN
  }

  /**
   * The visitor with a key.
   *
   * @param hidden share of the bots of a surge that are hidden
   */
  static Visitor of(ShopSettings settings, long key, boolean isBot, double hidden) {
    Dice dice = new Dice(settings.seed(), Salt.VISITOR, key);
    UUID anonymousId = new UUID(dice.next(), dice.next());
    Device device = Device.pick(dice);
    double appetite = device.appetite() * TEMPER_APPETITES[dice.pick(TEMPERS)];
    int country = dice.pick(COUNTRY_SHARES);
    boolean isAdvertised = dice.chance(ADVERTISED_SHARE);
    boolean isConsented = isBot || !dice.chance(settings.faults().share(Fault.CONSENT_DENIED));
    Kind kind = !isBot ? Kind.PERSON : botKind(settings, key, hidden, dice);
    Device used = kind == Kind.CRAWLER ? Device.CRAWLER : device;
    Piece[] situations = !isConsented ? REFUSING : isAdvertised ? ADVERTISED : MEASURED;
    return new Visitor(
        key,
        anonymousId,
        appetite,
        kind,
        isConsented,
        Clock.of(settings, key),
        used.browser(dice),
        situations[country]);
  }

  private static Kind botKind(ShopSettings settings, long key, double hidden, Dice dice) {
    Kind kind = dice.chance(SCRIPTS) ? Kind.SCRIPT : Kind.CRAWLER;
    boolean isHidden =
        Arrivals.isOfSurge(key) && new Dice(settings.seed(), Salt.SURGE, key).chance(hidden);
    return isHidden ? Kind.HIDDEN : kind;
  }

  boolean isBot() {
    return kind != Kind.PERSON;
  }

  private static Piece[] situations(boolean isConsented, boolean isAdvertised) {
    return Arrays.stream(COUNTRIES)
        .map(
            country ->
                new Piece(
                    (",\"country\":\"%s\",\"consent\":{\"categoryPreferences\":"
                            + "{\"analytics\":%s,\"advertising\":%s}}}")
                        .formatted(country, isConsented, isAdvertised)))
        .toArray(Piece[]::new);
  }
}
