package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code waymark run} killed by SIGKILL, and what the next one makes of it. */
class KilledRunIT {

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
      ChildProcess.Ended killed = KilledWaymark.at(moment, shop, "run", "--date", Shop.DAY).run();
      assertThat(killed.exitCode()).as(killed.toString()).isEqualTo(KilledWaymark.EXIT_CODE);
    }

    shop.waymark("run", "--date", Shop.DAY).run().succeeded();

    assertThat(shop.rows()).isEqualTo(Shop.published().rows());
  }
}
