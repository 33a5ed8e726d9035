package io.waymark.generate;

import java.util.List;

/**
 * What people browse with.
 *
 * @param appetite how readily people buy with it; 1 on the mean
 */
record Device(String type, double appetite, List<String> userAgents) {
  private static final Device[] ALL = {
    new Device(
        "mobile",
        0.85,
        List.of(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML,"
                + " like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
                + " Chrome/130.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko)"
                + " SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36")),
    new Device(
        "desktop",
        1.3,
        List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                + " Chrome/130.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like"
                + " Gecko) Version/17.5 Safari/605.1.15",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0")),
    new Device(
        "tablet",
        1,
        List.of(
            "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
                + " Gecko) Version/17.5 Mobile/15E148 Safari/604.1")),
  };
  private static final double[] SHARES = Dice.cumulate(0.64, 0.33, 0.03);

  Device {
    userAgents = List.copyOf(userAgents);
  }

  static Device pick(Dice dice) {
    return ALL[dice.pick(SHARES)];
  }

  String userAgent(Dice dice) {
    return userAgents.get(dice.below(userAgents.size()));
  }
}
