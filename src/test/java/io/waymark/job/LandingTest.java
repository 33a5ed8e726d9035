package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Settings;
import io.waymark.source.ContentHash;
import io.waymark.source.LandingFile;
import io.waymark.testkit.TestSettings;
import io.waymark.testkit.random.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files a run takes when contents come more than once. */
class LandingTest {
  private static final Instant AT = Instant.parse("2024-05-01T00:00:00Z");
  private static final LocalDate LAST = LocalDate.parse("2024-05-09");

  @TempDir private Path folder;
  private Settings settings;
  private List<DeliveredFile> all;
  private int written;

  @BeforeEach
  void startEmpty() {
    settings =
        TestSettings.plain()
            .source(JsonLines.source("web", false))
            .warehouse(folder.resolve("warehouse").toString(), folder.resolve("landing").toString())
            .build();
    all = new ArrayList<>();
    written = 0;
  }

  @Test
  void ofEqualContentsTheEarliestLandingDayIsRead() throws IOException {
    land("2024-05-03/b", "same");
    land("2024-05-02/a", "same");

    assertThat(take(LAST)).isEqualTo("read [2024-05-02/a.jsonl] same [2024-05-03/b.jsonl]");
  }

  @Test
  void anEarlierLandingDayTakesThePlaceOfALaterCopy() throws IOException {
    land("2024-05-03/b", "same");
    take(LAST);
    land("2024-05-02/a", "same");

    assertThat(take(LAST)).isEqualTo("read [2024-05-02/a.jsonl] same []");
    assertThat(live()).containsExactly("2024-05-02/a.jsonl");
  }

  @Test
  void aCopyIsReadWhenTheOtherOneGetsAnotherContent() throws IOException {
    land("2024-05-02/a", "same");
    land("2024-05-03/b", "same");
    take(LAST);
    land("2024-05-02/a", "new!");

    assertThat(take(LAST)).isEqualTo("read [2024-05-02/a.jsonl, 2024-05-03/b.jsonl] same []");
    assertThat(live()).containsExactly("2024-05-02/a.jsonl", "2024-05-03/b.jsonl");
  }

  @Test
  void aCopyOfLongAgoIsReadThenToo() throws IOException {
    land("2024-05-02/b", "same");
    land("history/a", "same");
    take(LAST);
    land("history/a", "new!");

    assertThat(take(LocalDate.parse("2024-06-30")))
        .isEqualTo("read [history/a.jsonl, 2024-05-02/b.jsonl] same []");
  }

  @Test
  void aCopyThatIsGoneKeepsWhatWasReadOfTheOther() throws IOException {
    land("2024-05-02/a", "same");
    land("2024-05-03/b", "same");
    take(LAST);
    Files.delete(path("2024-05-03/b"));
    land("2024-05-02/a", "new!");

    assertThat(take(LAST)).isEqualTo("read [2024-05-02/a.jsonl] same []");
    assertThat(live()).containsExactly("2024-05-02/a.jsonl", "2024-05-02/a.jsonl");
  }

  private Path path(String name) {
    return folder.resolve("landing/web").resolve(name + ".jsonl");
  }

  /** Each writing has a time of its own, whatever the clock of the file system can tell. */
  private void land(String name, String text) throws IOException {
    Files.createDirectories(path(name).resolveSibling("."));
    Files.writeString(path(name), text);
    Files.setLastModifiedTime(path(name), FileTime.from(AT.plusSeconds(++written)));
  }

  private String take(LocalDate day) throws IOException {
    Configuration hadoop = new Configuration();
    Landing.Taken taken =
        new Landing(settings, hadoop).take(FileRequest.upTo(day, 7), new Deliveries(all));
    for (LandingFile file : taken.toRead()) {
      org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.uri());
      deliver(file, ContentHash.of(FileSystem.get(path.toUri(), hadoop), path), "ingested");
    }
    Map<LandingFile, String> twins = new TreeMap<>(Candidates.EARLIEST_FIRST);
    twins.putAll(taken.twins());
    twins.forEach((file, hash) -> deliver(file, hash, "same_content"));
    return "read "
        + taken.toRead().stream().map(LandingFile::path).toList()
        + " same "
        + twins.keySet().stream().map(LandingFile::path).toList();
  }

  private void deliver(LandingFile file, String hash, String status) {
    all.add(
        new DeliveredFile(
            all.size() + 1,
            DeliveredFile.Place.of(file),
            hash,
            file.sizeBytes(),
            file.modifiedAt(),
            "mapping",
            status,
            0,
            0,
            0,
            Optional.empty(),
            Optional.empty()));
  }

  private List<String> live() {
    return new Deliveries(all).live().stream().map(file -> file.place().path()).sorted().toList();
  }
}
