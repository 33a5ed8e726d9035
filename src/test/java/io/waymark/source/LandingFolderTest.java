package io.waymark.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.waymark.WaymarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingFolderTest {
  private static final LocalDate FIRST = LocalDate.parse("2024-05-01");
  private static final LocalDate SECOND = LocalDate.parse("2024-05-02");

  @TempDir Path folder;

  @BeforeEach
  void landFiles() throws IOException {
    for (String path :
        List.of(
            "web/2024-05-01/b.jsonl",
            "web/2024-05-01/a.jsonl.gz",
            "web/2024-05-01/deep/er/c.jsonl",
            "web/2024-05-01/notes.txt",
            "web/2024-05-01/_SUCCESS.jsonl",
            "web/2024-05-01/.hidden.jsonl",
            "web/2024-05-01/x.jsonl.tmp",
            "web/2024-05-01/.b.jsonl.crc",
            "web/2024-05-01/_temporary/d.jsonl",
            "web/2024-05-02/a.jsonl",
            "web/history/2020/a.jsonl",
            "web/2024-13-01/a.jsonl",
            "web/stray.jsonl",
            "other/2024-05-01/a.jsonl")) {
      Path file = folder.resolve("landing").resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "1234");
    }
  }

  @Test
  void filesOfTheDaysAndOfTheHistoryAreListedInOrder() {
    assertThat(landing().files("web", "*.jsonl*", List.of(FIRST)))
        .extracting(LandingFile::path)
        .containsExactly(
            "2024-05-01/a.jsonl.gz",
            "2024-05-01/b.jsonl",
            "2024-05-01/deep/er/c.jsonl",
            "history/2020/a.jsonl");
  }

  @Test
  void fileKnowsItsDayAndSize() {
    List<LandingFile> files = landing().files("web", "*", List.of(SECOND));

    assertThat(files)
        .extracting(LandingFile::landingDate, LandingFile::sizeBytes)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(SECOND, 4L),
            org.assertj.core.groups.Tuple.tuple(null, 4L));
  }

  @Test
  void onlyRealDaysAreDays() {
    assertThat(landing().days("web")).containsExactly(FIRST, SECOND);
    assertThat(landing().days("nobody")).isEmpty();
  }

  @Test
  void folderThatMayNotBeListedIsNotTakenForAnEmptyOne() throws IOException {
    Path day = folder.resolve("landing/web/2024-05-02");
    Files.setPosixFilePermissions(day, Set.of());
    assumeFalse(Files.isReadable(day), "this user may read everything");

    assertThatThrownBy(() -> landing().files("web", "*", List.of(SECOND)))
        .isInstanceOf(WaymarkException.class)
        .hasMessageContaining("2024-05-02");
  }

  @Test
  void linkOutOfTheLandingFolderIsRefused() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.jsonl"), "{}");
    Files.createSymbolicLink(folder.resolve("landing/web/2024-05-02/link.jsonl"), secret);

    assertThatThrownBy(() -> landing().files("web", "*", List.of(SECOND)))
        .isInstanceOf(WaymarkException.class)
        .hasMessageContaining("link.jsonl")
        .hasMessageContaining("leads out of the landing folder");
  }

  @Test
  void linkedFolderOutOfTheLandingFolderIsRefused() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("a.jsonl"), "{}");
    Files.createSymbolicLink(folder.resolve("landing/web/2024-05-03"), outside);

    assertThatThrownBy(() -> landing().files("web", "*", List.of(LocalDate.parse("2024-05-03"))))
        .isInstanceOf(WaymarkException.class);
  }

  @Test
  void missingLandingFolderIsNamed() {
    assertThatThrownBy(() -> new LandingFolder(new Configuration(), folder + "/nowhere"))
        .isInstanceOf(WaymarkException.class)
        .hasMessageContaining("/nowhere")
        .hasMessageContaining("waymark.landing");
  }

  private LandingFolder landing() {
    return new LandingFolder(new Configuration(), folder.resolve("landing").toString());
  }
}
