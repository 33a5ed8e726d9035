package io.waymark.cli;

import io.waymark.generate.LateBand;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads which share of events is how late: {@code 1d=0.02} or {@code 1d..28d=0.005}. */
final class LateBands implements ITypeConverter<LateBand> {
  private static final String DELAY = "([0-9]{1,6})([smhd])";
  private static final Pattern BAND =
      Pattern.compile(DELAY + "(?:\\.\\." + DELAY + ")?=([0-9]*\\.?[0-9]+)");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  @Override
  public LateBand convert(String text) {
    Matcher band = BAND.matcher(text);
    if (!band.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no delay with its share; write it like 1d=0.02 or 1d..28d=0.005");
    }
    Duration from = delay(band.group(1), band.group(2));
    Duration to = band.group(3) == null ? from : delay(band.group(3), band.group(4));
    try {
      return new LateBand(Double.parseDouble(band.group(5)), from, to);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "': " + e.getMessage());
    }
  }

  private static Duration delay(String number, String unit) {
    return Duration.of(Long.parseLong(number), UNITS.getOrDefault(unit, ChronoUnit.DAYS));
  }
}
