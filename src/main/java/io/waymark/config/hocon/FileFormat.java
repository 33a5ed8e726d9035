package io.waymark.config.hocon;

import com.typesafe.config.ConfigValue;
import io.waymark.config.SourceSettings.Delimited;
import io.waymark.config.SourceSettings.Format;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the files of a source hold records. */
record FileFormat(Format format, @Nullable Delimited delimited, @Nullable String batch) {
  static FileFormat bind(Section section) {
    Format format = section.required("format", Format.JSON_LINES, Words.oneOf(Format.class));
    char delimiter = section.required("delimiter", ',', FileFormat::character);
    Optional<Character> quote = section.optional("quote", FileFormat::character);
    List<String> columns = section.list("columns", Scalars::text);
    Optional<String> batch = section.optional("batch", Scalars::text);
    boolean isDelimited = format == Format.DELIMITED;
    if (quote.filter(character -> character == delimiter).isPresent()) {
      section.problem("quote", "must differ from the delimiter");
    }
    if (new HashSet<>(columns).size() < columns.size()) {
      section.problem("columns", "names a column twice");
    }
    if (!isDelimited && !columns.isEmpty()) {
      section.problem("columns", "belongs to format = delimited");
    }
    if (isDelimited && batch.isPresent()) {
      section.problem("batch", "belongs to the JSON formats");
    }
    return new FileFormat(
        format,
        isDelimited ? new Delimited(delimiter, quote.orElse(null), columns) : null,
        batch.orElse(null));
  }

  /** Columns that the configuration names; empty when the records tell their fields themselves. */
  List<String> columns() {
    return delimited == null ? List.of() : delimited.columns();
  }

  private static char character(ConfigValue value) {
    String text = Scalars.text(value);
    if (text.length() != 1 || text.charAt(0) > 0x7e || "\r\n\0".contains(text)) {
      throw new IllegalArgumentException(
          "must be one ASCII character, but is " + Scalars.quoted(text));
    }
    return text.charAt(0);
  }
}
