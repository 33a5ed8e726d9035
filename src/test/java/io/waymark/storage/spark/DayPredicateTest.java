package io.waymark.storage.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.table.DailyConversionRates;
import io.waymark.table.Events;
import io.waymark.table.Runs;
import io.waymark.table.Sessions;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayPredicateTest {
  private static final LocalDate APRIL_30 = LocalDate.parse("2024-04-30");
  private static final List<LocalDate> DAYS =
      List.of(APRIL_30.plusDays(2), APRIL_30, APRIL_30.plusDays(1));

  @Test
  void aTableInFilesByMonthNamesTheMonthsToo() {
    assertThat(DayPredicate.days(Sessions.TABLE, DAYS))
        .isEqualTo(
            "`session_date` IN (DATE'2024-04-30', DATE'2024-05-01', DATE'2024-05-02')"
                + " AND `session_month` IN (DATE'2024-04-01', DATE'2024-05-01')");
  }

  @Test
  void otherTablesNameTheDaysAlone() {
    assertThat(DayPredicate.days(DailyConversionRates.TABLE, List.of(APRIL_30)))
        .isEqualTo("`session_date` IN (DATE'2024-04-30')");
    assertThat(DayPredicate.days(Events.TABLE, List.of(APRIL_30)))
        .isEqualTo("`landing_date` IN (DATE'2024-04-30')");
  }

  @Test
  void historyIsTheNullDay() {
    assertThat(DayPredicate.daysAndHistory(Events.TABLE, List.of(APRIL_30)))
        .isEqualTo("(`landing_date` IN (DATE'2024-04-30') OR `landing_date` IS NULL)");
    assertThat(DayPredicate.daysAndHistory(Events.TABLE, List.of()))
        .isEqualTo("`landing_date` IS NULL");
  }

  @Test
  void aTableWithoutDaysIsRefused() {
    assertThatThrownBy(() -> DayPredicate.days(Runs.TABLE, DAYS))
        .hasMessage("runs isn't replaced by days");
  }
}
