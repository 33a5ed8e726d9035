package io.waymark.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One part of the shop's landing days: lines come in order of receipt, so that one day is open at a
 * time. The truth about them goes to files of the same shape elsewhere.
 */
final class LandingFiles implements AutoCloseable {
  private final ShopSettings settings;
  private final Seasons seasons;
  private final JsonLines json;
  private final Path landing;
  private final @Nullable Path truth;
  private final String number;
  private long dayEnd = Long.MIN_VALUE;
  private @Nullable GzipFile lines;
  private @Nullable GzipFile truths;
  private long lineCount;
  private Generated written = Generated.NOTHING;

  LandingFiles(ShopSettings settings, int part, Path landing, @Nullable Path truth) {
    this.settings = settings;
    this.landing = landing;
    this.truth = truth;
    seasons = new Seasons(settings);
    json = new JsonLines(settings);
    number = String.format(Locale.ROOT, "%03d", part);
  }

  void write(Delivery delivery) {
    try {
      GzipFile file = lines;
      if (file == null || delivery.receivedAt() >= dayEnd) {
        file = open(delivery.receivedAt());
      }
      json.write(delivery, file.lines());
      file.endLine();
      if (truths != null) {
        TruthLines.write(delivery, truths.lines());
        truths.endLine();
      }
      lineCount++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Generated complete() throws IOException {
    if (lines != null) {
      written = written.plus(new Generated(1, lineCount, lines.complete()));
      lines = null;
      lineCount = 0;
    }
    if (truths != null) {
      truths.complete();
      truths = null;
    }
    return written;
  }

  @Override
  public void close() throws IOException {
    if (lines != null) {
      lines.close();
    }
    if (truths != null) {
      truths.close();
    }
  }

  private GzipFile open(long receivedAt) throws IOException {
    complete();
    LocalDate day = Instant.ofEpochMilli(receivedAt).atZone(settings.zone()).toLocalDate();
    dayEnd = seasons.startOf(day.plusDays(1));
    GzipFile opened =
        new GzipFile(landing.resolve(day.toString()).resolve("events-" + number + ".jsonl.gz"));
    lines = opened;
    if (truth != null) {
      truths = new GzipFile(truth.resolve(day.toString()).resolve("lines-" + number + ".csv.gz"));
      truths.lines().add(TruthLines.HEADER);
    }
    return opened;
  }
}
