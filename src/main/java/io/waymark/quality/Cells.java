package io.waymark.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of figures, by column. */
public interface Cells {
  @Nullable Object value(String column);

  /** The values of some columns together: what identifies a row or a group of rows. */
  default List<String> texts(List<String> columns) {
    return columns.stream().map(column -> String.valueOf(value(column))).toList();
  }

  default Optional<Number> number(String column) {
    return Optional.ofNullable(value(column)).map(Number.class::cast);
  }

  default long count(String column) {
    return number(column).map(Number::longValue).orElse(0L);
  }

  default LocalDate day(String column) {
    return (LocalDate) Optional.ofNullable(value(column)).orElseThrow();
  }
}
