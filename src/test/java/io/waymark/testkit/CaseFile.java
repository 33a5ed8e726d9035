package io.waymark.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Cases that an analyst can extend: {@code == title}, an optional line {@code settings: a=b c=d},
 * the given table, {@code --}, and the expected table.
 */
public final class CaseFile {
  private CaseFile() {}

  /** One case of the file. */
  public record Case(String title, Map<String, String> settings, String given, String expected) {}

  public static List<Case> read(String resource) {
    List<Case> cases = new ArrayList<>();
    String[] blocks = text(resource).split("(?m)^== ", -1);
    for (int i = 1; i < blocks.length; i++) {
      cases.add(parse(blocks[i]));
    }
    if (cases.isEmpty()) {
      throw new IllegalArgumentException(resource + " holds no case");
    }
    return cases;
  }

  /** Microseconds of {@code 30m}, {@code 24h}. */
  public static long micros(String duration) {
    Duration parsed = Duration.parse("PT" + duration.toUpperCase(Locale.ROOT));
    return TimeUnit.SECONDS.toMicros(parsed.toSeconds());
  }

  private static Case parse(String block) {
    String[] titleAndRest = block.split("\n", 2);
    String rest = titleAndRest[1];
    Map<String, String> settings = new TreeMap<>();
    if (rest.startsWith("settings:")) {
      String[] lineAndRest = rest.split("\n", 2);
      for (String option : lineAndRest[0].substring("settings:".length()).trim().split(" ", -1)) {
        String[] keyAndValue = option.split("=", 2);
        settings.put(keyAndValue[0], keyAndValue[1]);
      }
      rest = lineAndRest[1];
    }
    String[] givenAndExpected = rest.split("(?m)^--$", 2);
    return new Case(titleAndRest[0].trim(), settings, givenAndExpected[0], givenAndExpected[1]);
  }

  private static String text(String resource) {
    try (InputStream in = CaseFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
