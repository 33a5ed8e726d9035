package io.waymark.generate;

/**
 * Where a visit comes from.
 *
 * @param appetite how readily its visitors buy; about 1 on the mean
 * @param referrer full address, or empty
 * @param query of the first page's address
 * @param campaign as a member of the context of the first page's events
 */
record Origin(double appetite, Piece referrer, Piece query, Piece campaign) {
  private static final String GOOGLE = "https://www.google.com/";
  private static final String FACEBOOK = "https://www.facebook.com/";

  private static final Origin[] ALL = {
    plain(1.15, ""),
    plain(0.9, GOOGLE),
    plain(0.9, "https://www.bing.com/"),
    plain(0.9, "https://duckduckgo.com/"),
    campaign(1.1, GOOGLE, "google", "cpc", "brand"),
    campaign(0.95, GOOGLE, "google", "cpc", "generic"),
    campaign(0.95, GOOGLE, "google", "cpc", "shopping"),
    campaign(1.6, "", "newsletter", "email", "weekly"),
    campaign(1.6, "", "newsletter", "email", "reminder"),
    campaign(0.5, FACEBOOK, "facebook", "social", "spring"),
    campaign(0.5, "https://l.instagram.com/", "instagram", "social", "spring"),
    plain(0.5, FACEBOOK),
  };
  private static final double[] FIRST_VISITS = Dice.cumulate(20, 28, 4, 2, 8, 8, 6, 2, 1, 7, 7, 7);
  private static final double[] LATER_VISITS = Dice.cumulate(40, 20, 3, 2, 8, 2, 3, 9, 5, 3, 3, 2);

  static Origin pick(Dice dice, boolean isFirstVisit) {
    return ALL[dice.pick(isFirstVisit ? FIRST_VISITS : LATER_VISITS)];
  }

  /** The best known origin of bots: none. */
  static Origin direct() {
    return ALL[0];
  }

  private static Origin plain(double appetite, String referrer) {
    return new Origin(appetite, new Piece(referrer), Piece.EMPTY, Piece.EMPTY);
  }

  private static Origin campaign(
      double appetite, String referrer, String source, String medium, String name) {
    return new Origin(
        appetite,
        new Piece(referrer),
        new Piece("?utm_source=" + source + "&utm_medium=" + medium + "&utm_campaign=" + name),
        new Piece(
            "\"campaign\":{\"source\":\"%s\",\"medium\":\"%s\",\"name\":\"%s\"},"
                .formatted(source, medium, name)));
  }
}
