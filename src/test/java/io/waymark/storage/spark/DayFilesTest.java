package io.waymark.storage.spark;

import static io.waymark.testkit.TextTable.parse;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.spark_partition_id;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.storage.kernel.AllTypes;
import io.waymark.testkit.SparkExtension;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SparkExtension.class)
class DayFilesTest {
  private static final LocalDate FIRST = LocalDate.parse("2024-02-20");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 30, 400})
  void thereIsAPartitionForEachDayAndNotManyMore(int days) {
    assertThat(DayFiles.partitions(days(days))).isBetween(days, 8 * days);
  }

  @Test
  void noDayStillNeedsAPartition() {
    assertThat(DayFiles.partitions(List.of())).isEqualTo(1);
  }

  @Test
  void olderDaysShareTheFileOfTheirMonthWhereTheLatestHaveTheirOwn(SparkSession spark) {
    Dataset<Row> rows =
        parse(
            spark,
            AllTypes.TABLE,
            """
            row_key | day        | month
            a       | 2024-02-28 | 2024-02-01
            b       | 2024-02-29 | 2024-02-01
            c       | 2024-03-01 | 2024-03-01
            d       | 2024-03-02 | 2024-03-01
            e       | 2024-03-03 | 2024-03-01
            f       | 2024-03-04 | 2024-03-01
            g       | 2024-03-05 | 2024-03-01
            """);
    List<LocalDate> days =
        Stream.iterate(LocalDate.parse("2024-02-29"), day -> day.plusDays(1)).limit(6).toList();
    Dataset<Row> replaced = rows.where("row_key > 'a'");
    Dataset<Row> others = rows.where("row_key = 'a'");

    assertThat(keysPerFile(FilePer.RECENT_DAY, days, replaced, others))
        .containsExactlyInAnyOrder("a b", "c d", "e", "f", "g");
    assertThat(keysPerFile(FilePer.MONTH, days, replaced, others))
        .containsExactlyInAnyOrder("a b", "c d e f g");
    assertThat(keysPerFile(FilePer.DAY, days, replaced, others))
        .containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f", "g");
  }

  /** A task writes a file per month of its rows. */
  private static List<String> keysPerFile(
      FilePer filePer, List<LocalDate> days, Dataset<Row> replaced, Dataset<Row> others) {
    return new DayFiles(AllTypes.TABLE, filePer)
        .of(days, replaced, others)
        .groupBy(spark_partition_id(), col(AllTypes.MONTH))
        .agg(array_join(array_sort(collect_list(AllTypes.KEY)), " ").as("keys"))
        .select("keys")
        .as(Encoders.STRING())
        .collectAsList();
  }

  private static List<LocalDate> days(int count) {
    return Stream.iterate(FIRST, day -> day.plusDays(1)).limit(count).toList();
  }
}
