package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar under a real spark-submit, with Delta given as jars. */
@Tag("default-line")
class SparkSubmitIT {
  static final String CONVERSION_COLUMNS =
      "store_id,session_date,conversion,slice,device,sessions,converting_sessions,events,visitors,"
          + "converting_visitors,value,session_rate,session_rate_low,session_rate_high";
  static final String SESSION_COLUMNS = "session_id,visitor_id,session_date";

  @TempDir Path folder;

  @Test
  void versionIsThatOfTheBuild() throws Exception {
    ChildProcess.Ended version = SparkSubmit.waymark("--version").run().succeeded();

    assertThat(version.out()).contains(BuiltProject.version());
  }

  @Test
  void publishesTheSameAsARunOfItsOwn() throws Exception {
    Shop submitted = Shop.empty(folder);

    ChildProcess.Ended run =
        SparkSubmit.waymark(submitted.arguments("run", "--json", "--date", Shop.DAY))
            .limit(Duration.ofMinutes(15))
            .run()
            .succeeded();

    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out()).contains("\"status\":\"done\"");
    assertThat(rows(submitted, "daily_conversion_rates", CONVERSION_COLUMNS))
        .isNotEmpty()
        .isEqualTo(rows(Shop.published(), "daily_conversion_rates", CONVERSION_COLUMNS));
    assertThat(rows(submitted, "sessions", SESSION_COLUMNS))
        .isNotEmpty()
        .isEqualTo(rows(Shop.published(), "sessions", SESSION_COLUMNS));
  }

  @Test
  void exitCodesComeThrough() throws Exception {
    ChildProcess.Ended refused = SparkSubmit.waymark("run", "--date", "yesterday").run();

    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(2);
    assertThat(refused.err()).contains("'yesterday' is no day");
  }

  /** What two warehouses of the same files have in common. */
  static List<String> figures(Shop shop) throws Exception {
    List<String> rows = new ArrayList<>(rows(shop, "daily_conversion_rates", CONVERSION_COLUMNS));
    rows.addAll(rows(shop, "sessions", SESSION_COLUMNS));
    return rows;
  }

  static List<String> rows(Shop shop, String table, String columns) throws Exception {
    return shop.waymark("export", table, "--columns", columns)
        .run()
        .succeeded()
        .out()
        .lines()
        .sorted()
        .toList();
  }
}
