package io.waymark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Published counts as lines of text, the same for the same figures whoever computed them. */
final class Figures {
  static final List<String> OF_CONVERSIONS =
      List.of(
          "session_date",
          "conversion",
          "device",
          "channel",
          "visitor_type",
          "sessions",
          "converting_sessions",
          "events",
          "visitors",
          "converting_visitors",
          "value");
  static final List<String> OF_STAGES =
      List.of(
          "session_date",
          "stage",
          "device",
          "channel",
          "visitor_type",
          "sessions",
          "reached",
          "made");

  private final List<String> lines = new ArrayList<>();

  /** Adds a row, its values in the order of one of the lists. */
  void add(List<?> values) {
    lines.add(values.stream().map(Figures::text).collect(Collectors.joining(" ")));
  }

  private static String text(Object value) {
    return value instanceof java.math.BigDecimal money
        ? money.setScale(4).toPlainString()
        : String.valueOf(value);
  }

  void write(Path file) throws IOException {
    Collections.sort(lines);
    Files.write(file, lines);
  }

  /** The first lines in which two files differ. */
  static List<String> differences(Path one, Path other) throws IOException {
    List<String> left = Files.readAllLines(one);
    List<String> right = Files.readAllLines(other);
    return Stream.concat(
            left.stream().filter(line -> !right.contains(line)).limit(5).map(l -> "< " + l),
            right.stream().filter(line -> !left.contains(line)).limit(5).map(l -> "> " + l))
        .toList();
  }
}
