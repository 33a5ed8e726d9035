package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code waymark run} killed by SIGKILL, and what the next one makes of it. */
class KilledRunIT {
  private static final int KILLED = 128 + 9;
  private static final List<String> PUBLISHED =
      List.of("sessions", "session_conversions", "orders", "daily_stage_rates");

  @TempDir private Path folder;

  @Test
  void aRunKilledBetweenTwoCommitsIsMadeGoodByTheNextOne() throws Exception {
    assertHealed("RENAME_TO silver/session_conversions/_delta_log/0.json");
  }

  @Tag("soak")
  @Test
  void aRunKilledAgainAndAgainIsMadeGoodByTheNextOne() throws Exception {
    assertHealed(
        "WRITE bronze/events/_delta_log/.*",
        "WRITE _waymark/ingest/.*",
        "WRITE bronze/events/.*/landing_date.*",
        "RENAME_TO bronze/ingested_files/_delta_log/0.json",
        "WRITE silver/sessions/.*/session_month.*",
        "RENAME_TO gold/daily_stage_rates/_delta_log/0.json",
        "WRITE ops/runs/0?x-0.parquet");
  }

  private void assertHealed(String... moments) throws Exception {
    Shop shop = Shop.empty(folder);
    for (String moment : moments) {
      String[] parts = moment.split(" ", 2);
      ChildProcess.Ended killed =
          ChildProcess.java("-cp", System.getProperty("java.class.path"))
              .with(KilledWaymark.class.getName(), shop.warehouse().toString(), parts[0], parts[1])
              .with(shop.arguments("run", "--date", Shop.DAY))
              .limit(Duration.ofMinutes(15))
              .run();
      assertThat(killed.exitCode()).as(killed.toString()).isEqualTo(KILLED);
    }

    shop.waymark("run", "--date", Shop.DAY).run().succeeded();

    assertThat(published(shop)).isEqualTo(published(Shop.published()));
  }

  private static List<String> published(Shop shop) throws Exception {
    List<String> tables = new ArrayList<>();
    for (String table : PUBLISHED) {
      String rows = shop.waymark("export", table).run().succeeded().out();
      // Runs have numbers and times of their own.
      tables.add(
          table
              + rows.lines()
                  .map(
                      row ->
                          row.replaceAll("\\d{6}-\\d{8}T\\d{6}Z|\\d{4}-\\d\\d-\\d\\dT[^,]*$", ""))
                  .sorted()
                  .toList());
    }
    return tables;
  }
}
