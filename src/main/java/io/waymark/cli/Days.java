package io.waymark.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a day of the command line. */
final class Days implements ITypeConverter<LocalDate> {
  private static final int ISO_LETTERS = "2024-05-01".length();

  @Override
  public LocalDate convert(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (text.length() == ISO_LETTERS) {
        return day;
      }
    } catch (DateTimeParseException e) {
      // Told below, as a year of more than four digits is.
    }
    throw new TypeConversionException("'" + text + "' is no day; write it like 2024-05-01");
  }
}
