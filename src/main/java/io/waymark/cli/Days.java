package io.waymark.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a day of the command line. */
final class Days implements ITypeConverter<LocalDate> {
  /** Years of more than four digits don't fit the tables. */
  private static final int ISO_LETTERS = "2024-05-01".length();

  @Override
  public LocalDate convert(String text) {
    if (text.length() > ISO_LETTERS) {
      throw noDay(text);
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw noDay(text);
    }
  }

  private static TypeConversionException noDay(String text) {
    return new TypeConversionException("'" + text + "' is no day; write it like 2024-05-01");
  }
}
