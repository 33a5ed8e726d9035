package io.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether a landing day is complete, with the sources ecom and shop of the shipped configuration.
 */
class LandedCommandTest {
  @TempDir private Path landing;

  @BeforeEach
  void land() throws IOException {
    land("shop/2024-05-01/events.jsonl.gz", "four");
    land("shop/2024-05-01/_SUCCESS", "");
    land("ecom/history/old.csv.gz", "");
  }

  @Test
  void aDayIsCompleteWhenEachSourceThatIsAskedForHasAFile() {
    Said shop = landed("--source", "shop");

    assertThat(shop.exitCode()).as(shop.err()).isZero();
    assertThat(shop.out().strip())
        .isEqualTo(
            "{\"landing_date\":\"2024-05-01\",\"is_complete\":true,\"sources\":"
                + "[{\"source_id\":\"shop\",\"files\":1,\"bytes\":4}]}");
  }

  @Test
  void aSourceWithoutAFileIsNamedAndTheDayIsToBeAskedForAgain() {
    Said all = landed();

    assertThat(all.exitCode()).isEqualTo(1);
    assertThat(all.out()).contains("\"is_complete\":false");
    assertThat(all.err())
        .contains("Landing day 2024-05-01 is not complete")
        .contains("in ecom/2024-05-01 there is no file");
  }

  @Test
  void aMarkerCountsInThePlaceOfAnyFile() throws IOException {
    assertThat(landed("--source=shop", "--marker=_SUCCESS").exitCode()).isZero();
    assertThat(landed("--source=shop", "--marker=_DONE").err()).contains("there is no _DONE");

    land("ecom/2024-05-01/_SUCCESS", "");

    // The sources say themselves that the day is over: one of them had nothing to deliver.
    assertThat(landed("--marker=_SUCCESS").exitCode()).isZero();
  }

  @Test
  void anUnknownSourceIsAnErrorOfUsage() {
    assertThat(landed("--source", "shoop").exitCode()).isEqualTo(2);
  }

  private Said landed(String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "landed", "--json", "--date=2024-05-01", "--conf=conf", "--landing=" + landing));
    arguments.addAll(List.of(options));
    return Said.by(arguments.toArray(String[]::new));
  }

  private void land(String name, String content) throws IOException {
    Path file = landing.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
