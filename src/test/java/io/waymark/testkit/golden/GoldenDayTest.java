package io.waymark.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Settings;
import io.waymark.config.hocon.SettingsLoader;
import io.waymark.table.TableSpec;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.Published;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden days in themselves, without the pipeline. */
class GoldenDayTest {
  private static List<GoldenDay> days() {
    return GoldenDay.all();
  }

  private static Settings settings(GoldenDay day) {
    return SettingsLoader.load(day.conf(), Map.of());
  }

  @ParameterizedTest
  @MethodSource("days")
  void theOracleSaysWhatIsExpected(GoldenDay day) {
    Settings settings = settings(day);
    RawFiles raw = new RawFiles(settings, day.landing());
    Oracle oracle = new Oracle(settings);

    Published published = oracle.publish(raw.events());

    assertThat(day.check(published)).isGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("days")
  void everyExpectedColumnIsDeclared(GoldenDay day) {
    for (ExpectedTable table : day.expected()) {
      TableSpec declared = settings(day).tables().find(table.table()).orElseThrow();
      assertThat(declared.columnNames())
          .as(day.name() + ": " + table.table())
          .containsAll(
              table.columns().stream().filter(c -> !c.equals("session_started_at")).toList())
          .containsAll(table.only().keySet());
    }
  }

  @Test
  void brokenLinesAreLeftOutAndCounted() {
    GoldenDay day =
        days().stream().filter(each -> each.name().equals("orders-and-bots")).findFirst().get();

    RawFiles raw = new RawFiles(settings(day), day.landing());

    assertThat(raw.rejected()).isEqualTo(1);
    assertThat(raw.events()).hasSize(9);
  }
}
