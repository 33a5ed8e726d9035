package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code waymark forget} as whoever answers for privacy gives it. */
class ForgetCommandIT {
  private static final String FILE = "web/" + Shop.DAY + "/clicks.jsonl";

  @TempDir private Path folder;

  @Test
  void whoIsForgottenIsCountedErasedAlsoAfterAKillAndOnRecordAsAHash() throws Exception {
    Shop shop = Shop.published().copyTo(folder.resolve("shop"));
    List<String> before = shop.rows();
    LocalDate earliest = LocalDate.now(ZoneOffset.UTC).plusDays(8);

    JsonNode would = forget(shop, "--dry-run", "--json");

    assertThat(would.at("/run_id").isNull()).isTrue();
    assertThat(would.at("/dry_run").asBoolean()).isTrue();
    assertThat(would.at("/visitors").asInt()).isEqualTo(1);
    assertThat(would.at("/rows/events").asInt()).isEqualTo(5);
    assertThat(would.at("/rows/sessions").asInt()).isEqualTo(2);
    assertThat(would.at("/raw_files").toString()).isEqualTo("[\"" + FILE + "\"]");
    assertThat(LocalDate.parse(would.at("/gone_after").asText())).isAfterOrEqualTo(earliest);
    assertThat(shop.rows()).isEqualTo(before);

    String moment = "RENAME_TO silver/sessions/_delta_log/0.json";
    ChildProcess.Ended killed = KilledWaymark.at(moment, shop, "forget", "--visitor", "ana").run();
    assertThat(killed.exitCode()).as(killed.toString()).isEqualTo(KilledWaymark.EXIT_CODE);
    ChildProcess.Ended done = shop.waymark("forget", "--visitor", "ana").run().succeeded();

    assertThat(done.out())
        .contains("1 days were computed again")
        .containsPattern("The bytes are gone when waymark maintain has run on or after \\d{4}-")
        .contains("Raw files that hold them")
        .contains(FILE)
        .doesNotContain("ana");
    assertThat(shop.rows()).isEqualTo(without().rows());
    assertThat(export(shop, "erasures", "--latest", "--columns", "kind,subject_hash"))
        .satisfiesExactlyInAnyOrder(
            header -> assertThat(header).isEqualTo("kind,subject_hash"),
            visitor -> assertThat(visitor).matches("visitor,[0-9a-f]{64}"),
            text -> assertThat(text).matches("text,[0-9a-f]{64}"));
    assertThat(export(shop, "run_steps", "--columns", "step")).contains("forget", "erase");
    assertThat(shop.waymark("status").run().succeeded().out()).contains("forget");
    assertThat(shop.waymark("run", "--date", Shop.DAY).run().succeeded().out())
        .contains("nothing_new");
  }

  /** The shop to which the person never came. */
  private Shop without() throws IOException, InterruptedException {
    Shop shop = Shop.empty(folder.resolve("without"));
    Path file = shop.landing().resolve(FILE);
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.stream().filter(line -> !line.contains("\"ana\"")).toList());
    shop.waymark("run", "--date", Shop.DAY).run().succeeded();
    return shop;
  }

  private static JsonNode forget(Shop shop, String... options) throws Exception {
    return new ObjectMapper()
        .readTree(shop.waymark("forget", "--visitor", "ana").with(options).run().succeeded().out());
  }

  private static List<String> export(Shop shop, String table, String... options) throws Exception {
    return shop.waymark("export", table).with(options).run().succeeded().out().lines().toList();
  }
}
