package io.waymark.generate;

import java.util.List;
import java.util.stream.Stream;

/**
 * What people browse with.
 *
 * @param appetite how readily people buy with it; 1 on the mean
 * @param browsers user agent and device as members of an event's context
 */
record Device(double appetite, List<Piece> browsers) {
  static final Device CRAWLER =
      of(
          "desktop",
          1,
          "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
          "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
          "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)");

  private static final Device[] ALL = {
    of(
        "mobile",
        0.85,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/130.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36"),
    of(
        "desktop",
        1.3,
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/130.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/17.5 Safari/605.1.15",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0"),
    of(
        "tablet",
        1,
        "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/17.5 Mobile/15E148 Safari/604.1"),
  };
  private static final double[] SHARES = Dice.cumulate(0.64, 0.33, 0.03);

  Device {
    browsers = List.copyOf(browsers);
  }

  static Device pick(Dice dice) {
    return ALL[dice.pick(SHARES)];
  }

  Piece browser(Dice dice) {
    return browsers.get(dice.below(browsers.size()));
  }

  private static Device of(String type, double appetite, String... userAgents) {
    return new Device(appetite, Stream.of(userAgents).map(agent -> browser(agent, type)).toList());
  }

  private static Piece browser(String userAgent, String type) {
    return new Piece("\"userAgent\":\"" + userAgent + "\",\"device\":{\"type\":\"" + type + "\"}");
  }
}
