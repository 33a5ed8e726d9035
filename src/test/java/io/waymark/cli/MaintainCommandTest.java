package io.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintainCommandTest {
  @TempDir private Path folder;

  @Test
  void whatACutShortWriteLeftIsSaidAndThenDeleted() throws IOException {
    assertThat(maintain().exitCode()).isZero();
    Path orphan = folder.resolve("ops/runs/cut-short/part.parquet");
    Files.createDirectories(orphan.getParent());
    Files.writeString(orphan, "123456");

    Said would = maintain("--dry-run", "--json", "--table", "runs");
    assertThat(would.out())
        .contains("\"run_id\":null,\"dry_run\":true,\"reclaimed_bytes\":6,")
        .contains("\"table\":\"runs\"")
        .doesNotContain("run_steps");
    assertThat(Files.exists(orphan)).isTrue();

    Said did = maintain();
    assertThat(did.out())
        .contains("skipped events: it does not exist yet")
        .contains("reclaimed 6 bytes, of which 0 beside the tables");
    assertThat(Files.exists(orphan.getParent())).isFalse();
  }

  @Test
  void fewerDaysThanTheSafeOnesNeedTheOptionThatNamesTheLoss() {
    Said refused = maintain("--keep-days", "6");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("--keep-days below 7 needs --lose-older-versions")
        .contains("can't be read or restored any more");
    assertThat(maintain("--keep-days", "0", "--lose-older-versions").exitCode()).isZero();
  }

  @Test
  void anUnknownTableIsRefusedWithTheKnownOnes() {
    Said refused = maintain("--table", "session");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("There is no table session").contains("session_conversions");
  }

  private Said maintain(String... options) {
    List<String> all = new ArrayList<>(List.of("maintain", "--conf", "conf"));
    all.addAll(List.of("--warehouse", folder.toString()));
    all.addAll(List.of(options));
    return Said.by(all.toArray(String[]::new));
  }
}
