package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveriesTest {
  /**
   * Name, deliveries as file id, source, landing day or history, path, status, content; the live
   * ones.
   */
  static final String CASES =
      """
          one file                 | 1 web 2024-05-01 a ingested                                 | 1
          a file replaced          | 1 web 2024-05-01 a ingested; 7 web 2024-05-01 a ingested    | 7
          in whatever order        | 7 web 2024-05-01 a ingested; 1 web 2024-05-01 a ingested    | 7
          replaced by a broken one | 1 web 2024-05-01 a ingested; 2 web 2024-05-01 a rejected    | 1
          a stopped run            | 1 web 2024-05-01 a ingested; 2 web 2024-05-01 a stopped     | 1
          now the same as another  | 1 web 2024-05-01 a ingested; 2 web 2024-05-01 a same_content |
          mended again             | 1 web 2024-05-01 a rejected; 2 web 2024-05-01 a ingested    | 2
          vanished                 | 1 web 2024-05-01 a ingested; 2 web 2024-05-01 a vanished    | 1
          another day              | 1 web 2024-05-01 a ingested; 2 web 2024-05-02 a ingested    | 1 2
          another source           | 1 web 2024-05-01 a ingested; 2 app 2024-05-01 a ingested    | 1 2
          history is no day        | 1 web history a ingested; 2 web 2024-05-01 a ingested       | 1 2
          history is replaced too  | 1 web history a ingested; 2 web history a ingested          | 2
          the same under two names | 1 web 2024-05-01 a ingested x; 2 web 2024-05-01 b same_content x | 1
          read again               | 1 web 2024-05-01 a ingested x; 2 web 2024-05-01 a ingested x | 2
          first came a later copy  | 1 web 2024-05-03 a ingested x; 2 web 2024-05-01 b ingested x | 2
          a copy in the history    | 1 web 2024-05-01 a ingested x; 2 web history b ingested x    | 2
          only the copy is left    | 1 web 2024-05-01 a ingested x; 2 web 2024-05-02 b same_content x; 3 web 2024-05-01 a ingested y | 1 3
          the copy was read again  | 1 web 2024-05-01 a ingested x; 2 web 2024-05-02 b same_content x; 3 web 2024-05-01 a ingested y; 4 web 2024-05-02 b ingested x | 3 4
          nobody holds it now      | 1 web 2024-05-01 a ingested x; 2 web 2024-05-02 b same_content x; 3 web 2024-05-01 a ingested y; 4 web 2024-05-02 b ingested z | 3 4
          its rows were lost       | 1 web 2024-05-01 a ingested x; 2 web 2024-05-02 b same_content x; 3 web 2024-05-01 a lost x |
          read after the loss      | 1 web 2024-05-01 a ingested x; 3 web 2024-05-01 a lost x; 4 web 2024-05-01 a ingested x | 4
          the same of two sources  | 1 web 2024-05-01 a ingested x; 2 app 2024-05-01 a ingested x | 1 2
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = CASES)
  void theLastReadableContentOfAPlaceIsLive(String name, String given, @Nullable String live) {
    List<DeliveredFile> all =
        Arrays.stream(given.split(";")).map(DeliveriesTest::delivery).toList();
    TreeSet<Long> expected = new TreeSet<>();
    if (live != null) {
      Arrays.stream(live.split(" ")).map(Long::valueOf).forEach(expected::add);
    }
    TreeSet<Long> others = new TreeSet<>(all.stream().map(DeliveredFile::fileId).toList());
    others.removeAll(expected);

    Deliveries deliveries = new Deliveries(all);

    assertThat(deliveries.liveFileIds()).isEqualTo(expected);
    assertThat(deliveries.deadFileIds()).isEqualTo(others);
  }

  private static DeliveredFile delivery(String text) {
    String[] parts = text.strip().split(" ", -1);
    Optional<LocalDate> day =
        parts[2].equals("history") ? Optional.empty() : Optional.of(LocalDate.parse(parts[2]));
    return new DeliveredFile(
        Long.parseLong(parts[0]),
        new DeliveredFile.Place(parts[1], day, parts[3]),
        parts.length > 5 ? parts[5] : parts[0],
        1,
        Instant.EPOCH,
        "mapping",
        parts[4],
        0,
        0,
        0,
        Optional.empty(),
        Optional.empty());
  }
}
