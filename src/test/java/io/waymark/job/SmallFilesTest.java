package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.storage.StoredFile;
import io.waymark.storage.kernel.FileSpan;
import io.waymark.table.DailyStageRates;
import io.waymark.table.Events;
import io.waymark.table.Exposures;
import io.waymark.table.RunSteps;
import io.waymark.table.Sessions;
import io.waymark.table.TableSpec;
import io.waymark.table.VisitorIdentities;
import io.waymark.table.VisitorUserDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SmallFilesTest {
  private static final ClosedDays CLOSED =
      new ClosedDays(
          Optional.of(LocalDate.parse("2024-06-20")), Optional.of(LocalDate.parse("2024-05-25")));

  @Test
  void filesOfAClosedLandingDayBecomeOneAndThoseOfAnOpenOneStay() {
    assertThat(
            groups(
                Events.TABLE,
                """
                name | bytes | landing_date | last
                a    | 10    | 2024-06-20   | 2024-06-20
                b    | 20    | 2024-06-20   | 2024-06-20
                c    | 10    | 2024-06-21   | 2024-06-21
                d    | 10    | 2024-06-21   | 2024-06-21
                e    | 10    | 2024-06-19   | 2024-06-19
                f    | 10    |              |
                g    | 10    |              |
                """))
        .containsExactlyInAnyOrder("a b", "f g");
  }

  @Test
  void monthsArePackedUpToTheTargetAndOnlyTheirClosedDays() {
    assertThat(
            groups(
                Sessions.TABLE,
                """
                name | bytes | session_month | last
                a    | 40    | 2024-05-01    | 2024-05-01
                b    | 50    | 2024-05-01    | 2024-05-02
                c    | 50    | 2024-05-01    | 2024-05-03
                d    | 51    | 2024-05-01    | 2024-05-04
                e    | 10    | 2024-05-01    | 2024-05-25
                f    | 10    | 2024-05-01    | 2024-05-26
                g    | 10    | 2024-04-01    | 2024-04-30
                h    | 10    | 2024-04-01    | 2024-04-29
                """))
        .containsExactlyInAnyOrder("h g", "a b", "c e");
  }

  @Test
  void figuresAreMergedByTheMonthOfTheirLastDay() {
    assertThat(
            groups(
                DailyStageRates.TABLE,
                """
                name | bytes |  | last
                a    | 10    |  | 2024-04-30
                b    | 10    |  | 2024-05-01
                c    | 10    |  | 2024-05-02
                d    | 10    |  | 2024-06-02
                e    | 10    |  |
                f    | 10    |  |
                """))
        .containsExactly("b c");
  }

  @Test
  void tablesWithoutDaysAreMergedWhenManyFilesHaveGathered() {
    assertThat(groups(RunSteps.TABLE, ofNoDay(10))).isEmpty();
    assertThat(groups(RunSteps.TABLE, ofNoDay(11)))
        .containsExactly("f0 f1 f10 f2 f3 f4 f5 f6 f7 f8");
  }

  /** They are replaced as a whole, mostly by one file. */
  @Test
  void soAreThoseOfPeopleAndExposuresWhileTheirDaysAreMergedByMonth() {
    assertThat(groups(VisitorIdentities.TABLE, ofNoDay(11))).hasSize(1);
    assertThat(groups(Exposures.TABLE, ofNoDay(11))).hasSize(1);
    assertThat(
            groups(
                VisitorUserDays.TABLE,
                """
                name | bytes | event_month | last
                a    | 40    | 2024-05-01  | 2024-05-01
                b    | 50    | 2024-05-01  | 2024-05-02
                c    | 50    | 2024-05-01  | 2024-05-26
                """))
        .containsExactly("a b");
  }

  private static String ofNoDay(int files) {
    StringBuilder text = new StringBuilder("name | bytes | | last\n");
    for (int i = 0; i < files; i++) {
      text.append("f").append(i).append(" | 10 | |\n");
    }
    return text.toString();
  }

  private static List<String> groups(TableSpec table, String files) {
    return new SmallFiles(CLOSED, 100)
        .groups(table, parse(files)).stream()
            .map(group -> group.stream().map(StoredFile::uri).collect(Collectors.joining(" ")))
            .toList();
  }

  private static List<FileSpan> parse(String text) {
    List<String> lines = text.lines().toList();
    String partition = cells(lines.get(0))[2];
    List<FileSpan> files = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = cells(line);
      files.add(
          new FileSpan(
              new StoredFile(
                  cells[0],
                  Long.parseLong(cells[1]),
                  cells[2].isEmpty() ? Map.of() : Map.of(partition, cells[2])),
              cells[3].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(cells[3]))));
    }
    return files;
  }

  private static String[] cells(String line) {
    String[] cells = (line + " ").split("\\|", -1);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].strip();
    }
    return cells;
  }
}
