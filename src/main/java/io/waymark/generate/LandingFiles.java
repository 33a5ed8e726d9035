package io.waymark.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One part of the shop's landing days: lines come in order of receipt, so that one day is open at a
 * time.
 */
final class LandingFiles implements AutoCloseable {
  private final ShopSettings settings;
  private final Seasons seasons;
  private final int part;
  private final Path landing;
  private final @Nullable Path truth;
  private final Consumer<LandedFile> progress;
  private final List<LandedFile> landed = new ArrayList<>();
  private long dayEnd = Long.MIN_VALUE;
  private @Nullable LandingFile open;

  LandingFiles(
      ShopSettings settings,
      int part,
      Path landing,
      @Nullable Path truth,
      Consumer<LandedFile> progress) {
    this.settings = settings;
    this.part = part;
    this.landing = landing;
    this.truth = truth;
    this.progress = progress;
    seasons = new Seasons(settings);
  }

  void write(Delivery delivery) {
    try {
      LandingFile file = open;
      if (file == null || delivery.receivedAt() >= dayEnd) {
        file = open(delivery.receivedAt());
      }
      file.write(delivery);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<LandedFile> complete() throws IOException {
    if (open != null) {
      List<LandedFile> completed = open.complete();
      open = null;
      landed.addAll(completed);
      completed.forEach(progress);
    }
    return landed;
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
    }
  }

  private LandingFile open(long receivedAt) throws IOException {
    complete();
    LocalDate day = Instant.ofEpochMilli(receivedAt).atZone(settings.zone()).toLocalDate();
    dayEnd = seasons.startOf(day.plusDays(1));
    LandingFile opened = new LandingFile(settings, part, day, landing, truth);
    open = opened;
    return opened;
  }
}
