package io.waymark.generate;

import io.waymark.generate.Delivery.Copy;
import io.waymark.generate.LandedFile.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One part of a landing day, its truth, and what is delivered of it once more. */
final class LandingFile implements AutoCloseable {
  private static final String ENDING = ".jsonl.gz";
  private static final double ADDED = 0.03;
  private static final double PHANTOMS = 0.03;

  private final Path landing;
  private final LocalDate day;
  private final String name;
  private final FileFate fate;
  private final Dice dice;
  private final JsonLines json;
  private final GzipFile lines;
  private final @Nullable GzipFile changed;
  private final @Nullable GzipFile truths;

  LandingFile(ShopSettings settings, int part, LocalDate day, Path landing, @Nullable Path truth)
      throws IOException {
    this.landing = landing;
    this.day = day;
    String number = String.format(Locale.ROOT, "%03d", part);
    name = "events-" + number;
    fate = FileFate.of(settings, part, day);
    dice = new Dice(settings.seed(), Salt.LINE | part, day.toEpochDay());
    json = new JsonLines(settings);
    lines = new GzipFile(landing.resolve(path()));
    changed =
        fate.kind() == Kind.CHANGED
            ? new GzipFile(landing.resolve(ShopGenerator.LATER + "/" + fate.day()).resolve(path()))
            : null;
    truths =
        truth == null ? null : new GzipFile(truth.resolve(day + "/lines-" + number + ".csv.gz"));
    if (truths != null) {
      truths.lines().add(TruthLines.HEADER);
    }
  }

  void write(Delivery delivery) throws IOException {
    if (changed == null) {
      append(delivery, lines);
      witness(delivery, Version.BOTH);
    } else {
      append(delivery, changed);
      writeFirst(delivery);
    }
  }

  /** Gives the files their names; of each delivery what it is. */
  List<LandedFile> complete() throws IOException {
    List<LandedFile> landed = new ArrayList<>();
    landed.add(landed(day, path(), Kind.FIRST, lines.complete()));
    if (changed != null) {
      landed.add(landed(fate.day(), path(), Kind.CHANGED, changed.complete()));
    } else if (fate.kind() == Kind.REPLAYED) {
      String again = fate.day() + "/" + name + "-of-" + day + ENDING;
      lines.copyTo(landing.resolve(again));
      landed.add(landed(fate.day(), again, Kind.REPLAYED, lines));
    }
    if (truths != null) {
      truths.complete();
    }
    return landed;
  }

  @Override
  public void close() throws IOException {
    lines.close();
    if (changed != null) {
      changed.close();
    }
    if (truths != null) {
      truths.close();
    }
  }

  /** Some lines are missing at first, others should not be there. */
  private void writeFirst(Delivery delivery) throws IOException {
    if (dice.chance(ADDED)) {
      witness(delivery, Version.LATER);
      return;
    }
    append(delivery, lines);
    witness(delivery, Version.BOTH);
    if (delivery.copy() == Copy.FIRST && dice.chance(PHANTOMS)) {
      append(delivery.phantom(), lines);
      witness(delivery.phantom(), Version.FIRST);
    }
  }

  private void append(Delivery delivery, GzipFile file) throws IOException {
    json.write(delivery, file.lines());
    file.endLine();
  }

  private void witness(Delivery delivery, Version version) throws IOException {
    if (truths != null) {
      TruthLines.write(delivery, version, truths.lines());
      truths.endLine();
    }
  }

  private String path() {
    return day + "/" + name + ENDING;
  }

  private LandedFile landed(LocalDate delivered, String path, Kind kind, GzipFile file) {
    return new LandedFile(delivered, path, kind, path(), file.lineCount(), file.plainBytes());
  }
}
