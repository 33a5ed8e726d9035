package io.waymark.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time zone of the command line. */
final class Zones implements ITypeConverter<ZoneId> {
  @Override
  public ZoneId convert(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + text + "' is no time zone; write it like Europe/Berlin");
    }
  }
}
