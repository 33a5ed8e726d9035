package io.waymark.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024-06-02 | 2024-06-29 | 2024-05-05 | 2024-06-01
          2024-06-23 | 2024-06-29 | 2024-06-16 | 2024-06-22
          2024-06-29 | 2024-06-29 | 2024-06-22 | 2024-06-22
          2024-05-31 | 2024-06-29 | 2024-04-26 | 2024-05-25
          """)
  void previousPeriodHasAsManyDaysAndTheSameDaysOfTheWeek(
      LocalDate first, LocalDate last, LocalDate previousFirst, LocalDate previousLast) {
    Period previous = new Period(first, last).previous();

    assertThat(previous).isEqualTo(new Period(previousFirst, previousLast));
    assertThat(previous.first().getDayOfWeek()).isEqualTo(first.getDayOfWeek());
  }
}
