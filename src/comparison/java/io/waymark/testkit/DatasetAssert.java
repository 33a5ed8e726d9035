package io.waymark.testkit;

import static org.apache.spark.sql.functions.col;

import com.holdenkarau.spark.testing.JavaDataFrameSuiteBase;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Compares datasets with spark-testing-base, on the one session of the tests. Only the columns of
 * the expected rows are compared, types included; whether a column may be null is not. The library
 * runs on the default Spark only: src/comparison-plain holds this class for the others.
 */
public final class DatasetAssert {
  private static final int SHOWN = 10;

  private final Dataset<Row> actual;
  private final Suite suite;

  private DatasetAssert(Dataset<Row> actual) {
    this.actual = actual;
    this.suite = new Suite(actual.sparkSession());
  }

  public static DatasetAssert assertRows(Dataset<Row> actual) {
    return new DatasetAssert(actual);
  }

  /** The same rows, in any order, as often. */
  public void areExactly(Dataset<Row> expected) {
    compare(expected, suite::assertDataFrameEquals);
  }

  /** The same rows, in any order; numbers with a fraction at most the tolerance apart. */
  public void areWithin(double tolerance, Dataset<Row> expected) {
    compare(
        expected,
        (wanted, given) -> suite.assertDataFrameApproximateEquals(wanted, given, tolerance));
  }

  private void compare(Dataset<Row> expected, BiConsumer<Dataset<Row>, Dataset<Row>> comparison) {
    Dataset<Row> given = actual.select(columns(expected));
    List<Row> wantedRows = sorted(expected);
    List<Row> givenRows = sorted(given);
    try {
      quietly(
          () ->
              comparison.accept(
                  suite.rows(wantedRows, expected.schema()),
                  suite.rows(givenRows, given.schema())));
    } catch (AssertionError | RuntimeException difference) {
      throw new AssertionError(
          difference.getMessage()
              + rows("missing", wantedRows, givenRows)
              + rows("unexpected", givenRows, wantedRows),
          difference);
    }
  }

  /** The library prints the rows that differ; our message holds them. */
  private static void quietly(Runnable comparison) {
    scala.Console.withOut(
        OutputStream.nullOutputStream(),
        () -> {
          comparison.run();
          return true;
        });
  }

  private static String rows(String title, List<Row> rows, List<Row> others) {
    List<Row> rest = new ArrayList<>(rows);
    others.forEach(rest::remove);
    return rest.stream()
        .limit(SHOWN)
        .map(row -> "\n  " + title + ": " + row)
        .collect(Collectors.joining());
  }

  /** The library compares by place. Fractions come last: they may differ a little. */
  private static List<Row> sorted(Dataset<Row> rows) {
    List<Row> sorted = new ArrayList<>(rows.collectAsList());
    sorted.sort(Comparator.comparing(DatasetAssert::exactValues).thenComparing(Row::toString));
    return sorted;
  }

  private static String exactValues(Row row) {
    return IntStream.range(0, row.size())
        .mapToObj(row::get)
        .filter(value -> !(value instanceof Double))
        .map(String::valueOf)
        .collect(Collectors.joining("|"));
  }

  private static Column[] columns(Dataset<Row> rows) {
    return Arrays.stream(rows.columns()).map(name -> col(name)).toArray(Column[]::new);
  }

  /** The library's comparisons on our session: it would start a session of its own. */
  private static final class Suite extends JavaDataFrameSuiteBase {
    private static final long serialVersionUID = 1L;

    private final transient SparkSession session;

    private Suite(SparkSession session) {
      this.session = session;
    }

    @Override
    public SparkSession spark() {
      return session;
    }

    @Override
    public SparkContext sc() {
      return session.sparkContext();
    }

    private Dataset<Row> rows(List<Row> rows, StructType schema) {
      StructType nullable = new StructType();
      for (StructField field : schema.fields()) {
        nullable = nullable.add(field.name(), field.dataType());
      }
      return session.createDataFrame(rows, nullable).coalesce(1);
    }
  }
}
