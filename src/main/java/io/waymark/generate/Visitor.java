package io.waymark.generate;

import java.util.UUID;

/**
 * Someone with one browser, wholly determined by seed and key.
 *
 * @param loyalty visits in a lifetime, a power law
 * @param appetite how readily they buy; 1 on the mean
 * @param context the part of an event's context that never changes
 */
record Visitor(
    long key,
    UUID anonymousId,
    int loyalty,
    double appetite,
    Kind kind,
    boolean isConsented,
    Piece context) {
  private static final double LOYALTY_EXPONENT = 1.05;
  private static final int MAX_LOYALTY = 150;
  private static final double[] TEMPERS = Dice.cumulate(0.6, 0.3, 0.1);
  private static final double[] TEMPER_APPETITES = {0.5, 1.3, 3.1};
  private static final String[] COUNTRIES = {"DE", "AT", "CH", "NL", "FR", "PL", "GB", "US"};
  private static final double[] COUNTRY_SHARES =
      Dice.cumulate(0.62, 0.1, 0.08, 0.06, 0.05, 0.04, 0.03, 0.02);
  private static final String[] BOTS = {
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
  };
  private static final double SCRIPTS = 0.03;

  /** A crawler says in its user agent what it is; a script shows itself by its pace only. */
  enum Kind {
    PERSON,
    CRAWLER,
    SCRIPT
  }

  static Visitor of(ShopSettings settings, long key, boolean isBot) {
    Dice dice = new Dice(settings.seed(), Salt.VISITOR, key);
    UUID anonymousId = new UUID(dice.next(), dice.next());
    int loyalty =
        (int) Math.min(MAX_LOYALTY, StrictMath.pow(1 - dice.uniform(), -1 / LOYALTY_EXPONENT));
    Device device = Device.pick(dice);
    double appetite = device.appetite() * TEMPER_APPETITES[dice.pick(TEMPERS)];
    boolean isConsented = isBot || !dice.chance(settings.faults().consentDenied());
    boolean isAdvertised = isConsented && dice.chance(0.75);
    Kind kind = !isBot ? Kind.PERSON : dice.chance(SCRIPTS) ? Kind.SCRIPT : Kind.CRAWLER;
    String userAgent =
        kind == Kind.CRAWLER ? BOTS[dice.below(BOTS.length)] : device.userAgent(dice);
    String country = kind == Kind.CRAWLER ? "US" : COUNTRIES[dice.pick(COUNTRY_SHARES)];
    Piece context = context(device, userAgent, country, isConsented, isAdvertised);
    return new Visitor(key, anonymousId, loyalty, appetite, kind, isConsented, context);
  }

  boolean isBot() {
    return kind != Kind.PERSON;
  }

  private static Piece context(
      Device device, String userAgent, String country, boolean isConsented, boolean isAdvertised) {
    return new Piece(
        "\"userAgent\":\""
            + userAgent
            + "\",\"device\":{\"type\":\""
            + device.type()
            + "\"},\"country\":\""
            + country
            + "\",\"consent\":{\"categoryPreferences\":{\"analytics\":"
            + isConsented
            + ",\"advertising\":"
            + isAdvertised
            + "}}}");
  }
}
