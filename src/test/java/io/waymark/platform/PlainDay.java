package io.waymark.platform;

import java.nio.file.Path;

/** The golden day that is run as a user would run it. */
final class PlainDay {
  /** Two of four sessions viewed, and two of three visitors. */
  static final String VIEW_RATE = ",view,consideration,total,all,all,all,all,all,all,4,2,2,3,2,";

  private static final String FOLDER = "src/test/resources/golden/plain-day";

  private PlainDay() {}

  static String[] run(Path warehouse) {
    return new String[] {
      "run",
      "--date=2024-05-02",
      "--conf=" + FOLDER,
      "--landing=" + FOLDER + "/landing",
      "--warehouse=" + warehouse,
      "--json"
    };
  }

  static String[] export(Path warehouse) {
    return new String[] {
      "export", "daily_conversion_rates", "--conf=" + FOLDER, "--warehouse=" + warehouse
    };
  }
}
