package io.waymark.storage.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  private static List<LocalDate> days(int count) {
    return Stream.iterate(FIRST, day -> day.plusDays(1)).limit(count).toList();
  }
}
