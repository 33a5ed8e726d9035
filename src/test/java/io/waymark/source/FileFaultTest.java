package io.waymark.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.LimitSettings;
import io.waymark.source.FileSummary.Status;
import io.waymark.table.Events;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to files that are not what they should be. */
class FileFaultTest {
  private static final String ONE = event("e1");
  private static final String TWO = event("e2");

  @TempDir Path folder;
  private Reading reading;

  @BeforeEach
  void begin() {
    reading = Reading.of(folder, new TestSource());
  }

  @Test
  void gzipIsReadWhateverItsNameSays() {
    reading.bytes("events.jsonl", Reading.gzip(ONE + TWO));

    assertIngested(2);
  }

  @Test
  void plainTextIsReadWhateverItsNameSays() {
    reading.bytes("events.jsonl.gz", (ONE + TWO).getBytes(StandardCharsets.UTF_8));

    assertIngested(2);
  }

  @Test
  void allMembersOfAGzipFileAreRead() throws IOException {
    reading.bytes("f.gz", join(Reading.gzip(ONE), Reading.gzip(TWO), Reading.gzip("")));

    assertIngested(2);
  }

  @Test
  void lineMayReachOverTheEndOfAMember() throws IOException {
    byte[] first = Reading.gzip(ONE.substring(0, 9));
    reading.bytes("f.gz", join(first, Reading.gzip(ONE.substring(9))));

    assertIngested(1);
  }

  @Test
  void truncatedGzipIsRejectedAsAWholeWhereverItIsCut() {
    byte[] whole = Reading.gzip(ONE + TWO);
    for (int length = 2; length < whole.length; length++) {
      Reading cut = Reading.of(folder, new TestSource());
      cut.bytes("f.gz", Arrays.copyOf(whole, length));

      assertThat(cut.summary().status()).as("cut at %d", length).isEqualTo(Status.REJECTED);
      assertThat(cut.summary().reason()).as("cut at %d", length).isEqualTo("truncated_gzip");
    }
  }

  @Test
  void everyFlippedByteBehindTheHeaderIsFound() {
    byte[] whole = Reading.gzip(ONE + TWO);
    int bitsBehindTheLastBlock = whole.length - 9;
    for (int place = 10; place < whole.length; place++) {
      if (place == bitsBehindTheLastBlock) {
        continue;
      }
      byte[] flipped = whole.clone();
      flipped[place] ^= 0x10;
      Reading corrupt = Reading.of(folder, new TestSource());
      corrupt.bytes("f.gz", flipped);

      assertThat(corrupt.summary().status()).as("byte %d", place).isEqualTo(Status.REJECTED);
    }
  }

  @Test
  void brokenSecondMemberRejectsTheWholeFile() throws IOException {
    byte[] second = Reading.gzip(TWO);
    second[second.length - 5] ^= 1;
    reading.bytes("f.gz", join(Reading.gzip(ONE), second));

    assertRejected("corrupt_gzip");
  }

  @Test
  void garbageBehindTheLastMemberRejectsTheWholeFile() throws IOException {
    reading.bytes("f.gz", join(Reading.gzip(ONE), "garbage".getBytes(StandardCharsets.UTF_8)));

    assertRejected("trailing_garbage");
  }

  @Test
  void paddingOfZerosIsGarbageToo() throws IOException {
    reading.bytes("f.gz", join(Reading.gzip(ONE), new byte[512]));

    assertRejected("trailing_garbage");
  }

  @Test
  void rejectedFileHasOneRejectForTheWholeAndNoneForItsLines() throws IOException {
    reading.bytes("f.gz", join(Reading.gzip("no json\n" + ONE), new byte[1]));

    assertThat(reading.rejects()).hasSize(1);
    assertThat(reading.rejects().get(0).path("line_number").asInt()).isZero();
    assertThat(reading.summary().counts()).isEqualTo(FileCounts.NOTHING);
  }

  @ParameterizedTest
  @CsvSource({
    "28b52ffd00000000, unsupported_compression",
    "504b030400000000, unsupported_compression",
    "425a683931415926, unsupported_compression",
    "fd377a585a000000, unsupported_compression",
    "5041523100000000, unsupported_compression",
    "fffe7b00, unsupported_encoding",
    "feff007b, unsupported_encoding",
  })
  void otherKindsOfFilesAreRejectedByTheirFirstBytes(String hex, String reason) {
    reading.bytes("f.jsonl", java.util.HexFormat.of().parseHex(hex));

    assertRejected(reason);
  }

  @Test
  void compressedTwiceIsRejected() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (java.util.zip.GZIPOutputStream out = new java.util.zip.GZIPOutputStream(bytes)) {
      out.write(Reading.gzip(ONE));
    }
    reading.bytes("f.gz", bytes.toByteArray());

    assertRejected("unsupported_compression");
  }

  @Test
  void emptyFileIsIngestedWithoutRecords() {
    reading.bytes("f.jsonl", new byte[0]);

    assertIngested(0);
  }

  @Test
  void gzipWithoutLinesIsIngestedWithoutRecords() {
    reading.bytes("f.gz", Reading.gzip(""));

    assertIngested(0);
  }

  @Test
  void decompressionBombStopsAtTheRatio() {
    reading.bytes("f.gz", Reading.gzip("\n".repeat(3 << 20)));

    assertRejected("decompression_bomb");
  }

  @Test
  void decompressionBombStopsAtTheSize() {
    LimitSettings limits = new LimitSettings(1000, 100, 5000, 1_000_000, 20, 100, 100);
    reading.ingest(TestSource.ingest(limits)).bytes("f.gz", Reading.gzip(ONE.repeat(200)));

    assertRejected("decompression_bomb");
  }

  @Test
  void plainFileLargerThanTheLimitIsRejectedUnread() {
    LimitSettings limits = new LimitSettings(1000, 100, 5000, 100, 20, 100, 100);
    reading.ingest(TestSource.ingest(limits)).text(ONE.repeat(200));

    assertRejected("file_too_large");
  }

  @Test
  void fileThatGrewSinceItWasListedIsLeftForNextTime() throws IOException {
    Files.writeString(folder.resolve("f.jsonl"), ONE);
    LandingFile listed = reading.landed("f.jsonl");
    Files.writeString(folder.resolve("f.jsonl"), TWO, StandardOpenOption.APPEND);

    reading.read(listed);

    assertThat(reading.summary().status()).isEqualTo(Status.CHANGED);
    assertThat(reading.show(Events.EVENT_ID)).isEmpty();
  }

  @Test
  void fileThatGrowsWhileItIsReadIsLeftForNextTime() throws IOException {
    Path file = folder.resolve("f.jsonl");
    Files.writeString(file, ONE + TWO);
    Delivery delivery = new Delivery(7, reading.landed("f.jsonl"));
    IngestPlan plan = reading.plan(List.of(delivery));
    Configuration hadoop = new Configuration();

    try (DeliveryReader reader = new DeliveryReader(plan, delivery, hadoop, "a")) {
      assertThat(reader.next()).isNotNull();
      Files.writeString(file, TWO, StandardOpenOption.APPEND);
      while (reader.next() != null) {
        assertThat(reader).isNotNull();
      }
    }

    FileSummary summary = SideFiles.summaries(hadoop, plan.sideFolder()).get(0);
    assertThat(summary.status()).isEqualTo(Status.CHANGED);
    assertThat(summary.counts()).isEqualTo(FileCounts.NOTHING);
  }

  @Test
  void fileThatVanishedSinceItWasListedIsNamed() throws IOException {
    Files.writeString(folder.resolve("f.jsonl"), ONE);
    LandingFile listed = reading.landed("f.jsonl");
    Files.delete(folder.resolve("f.jsonl"));

    reading.read(listed);

    assertThat(reading.summary().status()).isEqualTo(Status.VANISHED);
  }

  @Test
  void driverComputesTheSameContentHashAsTheTask() throws IOException {
    reading.bytes("f.gz", Reading.gzip(ONE));

    FileSystem files = FileSystem.getLocal(new Configuration());
    assertThat(ContentHash.of(files, new org.apache.hadoop.fs.Path(folder + "/f.gz")))
        .hasSize(64)
        .isEqualTo(reading.summary().contentHash());
  }

  private void assertIngested(long records) {
    assertThat(reading.summary().status()).isEqualTo(Status.INGESTED);
    assertThat(reading.summary().counts().accepted()).isEqualTo(records);
    assertThat(reading.summary().counts().recordsRead()).isEqualTo(records);
    assertThat(reading.rejects()).isEmpty();
  }

  private void assertRejected(String reason) {
    assertThat(reading.summary().status()).isEqualTo(Status.REJECTED);
    assertThat(reading.summary().reason()).isEqualTo(reason);
    assertThat(reading.reasons()).containsExactly(reason);
    assertThat(reading.summary().contentHash()).hasSize(64);
  }

  private static String event(String id) {
    return "{\"id\":\"" + id + "\",\"name\":\"view\",\"at\":\"2024-05-01T10:00:00Z\"}\n";
  }

  private static byte[] join(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return all.toByteArray();
  }
}
