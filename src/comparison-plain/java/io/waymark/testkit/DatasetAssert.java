package io.waymark.testkit;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Compares datasets on the Spark lines for which spark-testing-base is not published. Only the
 * columns of the expected rows are compared, types included.
 */
public final class DatasetAssert {
  private static final int SHOWN = 10;

  private final Dataset<Row> actual;

  private DatasetAssert(Dataset<Row> actual) {
    this.actual = actual;
  }

  public static DatasetAssert assertRows(Dataset<Row> actual) {
    return new DatasetAssert(actual);
  }

  /** The same rows, in any order, as often. */
  public void areExactly(Dataset<Row> expected) {
    areWithin(0, expected);
  }

  /** The same rows, in any order; numbers with a fraction at most the tolerance apart. */
  public void areWithin(double tolerance, Dataset<Row> expected) {
    Column[] columns =
        Arrays.stream(expected.columns()).map(name -> col(name)).toArray(Column[]::new);
    Dataset<Row> given = actual.select(columns);
    List<String> wantedTypes = types(expected);
    List<String> givenTypes = types(given);
    List<Row> missing = new ArrayList<>();
    List<Row> unexpected = new ArrayList<>(given.collectAsList());
    for (Row wanted : expected.collectAsList()) {
      if (!removeFirst(unexpected, wanted, tolerance)) {
        missing.add(wanted);
      }
    }
    if (!missing.isEmpty() || !unexpected.isEmpty() || !wantedTypes.equals(givenTypes)) {
      throw new AssertionError(
          "expected "
              + wantedTypes
              + " but was "
              + givenTypes
              + shown("missing", missing)
              + shown("unexpected", unexpected));
    }
  }

  private static List<String> types(Dataset<Row> rows) {
    return Arrays.stream(rows.schema().fields())
        .map(field -> field.name() + " " + field.dataType())
        .toList();
  }

  private static boolean removeFirst(List<Row> rows, Row wanted, double tolerance) {
    for (int i = 0; i < rows.size(); i++) {
      if (isWithin(tolerance, wanted, rows.get(i))) {
        rows.remove(i);
        return true;
      }
    }
    return false;
  }

  private static boolean isWithin(double tolerance, Row wanted, Row given) {
    for (int i = 0; i < wanted.size(); i++) {
      boolean isClose =
          wanted.get(i) instanceof Double one
              && given.get(i) instanceof Double other
              && Math.abs(one - other) <= tolerance;
      if (!isClose && !Objects.equals(wanted.get(i), given.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static String shown(String title, List<Row> rows) {
    return rows.stream()
        .limit(SHOWN)
        .map(row -> "\n  " + title + ": " + row)
        .collect(Collectors.joining());
  }
}
