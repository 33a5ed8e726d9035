package io.waymark.source;

import io.waymark.config.LimitSettings;
import io.waymark.config.SourceSettings;
import io.waymark.config.SourceSettings.Format;
import io.waymark.source.FileSummary.Status;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads one delivery: rows of {@code events}, and at the end its side files. A pure function of the
 * plan and the bytes, so that retries and speculation give the same. Rows of a file that turns out
 * to be unusable have been handed out by then; they never count, because the file does not.
 */
public final class DeliveryReader implements Closeable {
  private final Delivery delivery;
  private final FileSystem files;
  private final Path path;
  private final LimitSettings limits;
  private final SourceSettings source;
  private final RecordFields fields;
  private final EventMapper mapper;
  private final SideFiles sideFiles;
  private final Rejects rejects;
  private final Tally tally = new Tally();
  private @Nullable RawInput raw;
  private @Nullable Records records;
  private boolean isDone;

  /**
   * @param attempt tells attempts of the same task apart
   */
  public DeliveryReader(IngestPlan plan, Delivery delivery, Configuration hadoop, String attempt) {
    this.delivery = delivery;
    path = new Path(delivery.file().uri());
    limits = plan.ingest().limits();
    source = Objects.requireNonNull(plan.sources().get(delivery.file().sourceId()));
    FieldSlots slots = new FieldSlots(source);
    fields = new RecordFields(slots, limits);
    mapper = new EventMapper(plan, delivery, source, slots);
    sideFiles = new SideFiles(hadoop, plan.sideFolder(), attempt);
    rejects =
        new Rejects(
            sideFiles,
            delivery,
            limits.rawTextBytes(),
            fields,
            KeptText.of(source, limits),
            plan.erased());
    try {
      files = path.getFileSystem(hadoop);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The next row, or null at the end; texts are UTF-8 bytes. */
  public @Nullable Object @Nullable [] next() {
    if (isDone) {
      return null;
    }
    try {
      return read();
    } catch (RejectedFile e) {
      return finish(e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (raw != null) {
      raw.close();
    }
    rejects.discard();
  }

  private @Nullable Object @Nullable [] read() throws IOException {
    if (records == null) {
      records = open();
    }
    while (records != null && records.next()) {
      @Nullable Object[] row = row(records);
      if (row != null) {
        return row;
      }
    }
    return finish(null);
  }

  private @Nullable Object @Nullable [] row(Records open) throws IOException {
    try {
      open.read();
      @Nullable Object[] row = mapper.map(fields.record(), fields.slots(), fields.extra());
      if (row == null) {
        tally.withhold();
      } else if (mapper.isHeld(row)) {
        tally.hold();
      } else {
        tally.accept(mapper.day(row), mapper.hasVisitor(row), mapper.isLate(row));
      }
      return row;
    } catch (RejectedRecord e) {
      tally.reject();
      rejects.write(e);
      return null;
    }
  }

  /** Null when the file is not as it was listed. */
  private @Nullable Records open() throws IOException {
    if (status() != Status.INGESTED) {
      return null;
    }
    RawInput opened = new RawInput(files.open(path));
    raw = opened;
    InputStream text = FileBytes.open(opened, delivery.file().sizeBytes(), limits);
    if (source.format() == Format.JSON) {
      return new JsonRecords(LineReader.document(text, limits), fields, source, tally);
    }
    LineReader lines = LineReader.lines(text, limits);
    return source.delimited() == null
        ? new JsonRecords(lines, fields, source, tally)
        : new DelimitedRecords(lines, fields, source.delimited(), limits, tally);
  }

  /** Leaves the side files; a file that changed was not corrupt, it was not ready. */
  private @Nullable Object @Nullable [] finish(@Nullable RejectedFile rejected) {
    isDone = true;
    try {
      String hash = raw == null ? "" : raw.drain();
      boolean isWhole = raw != null && raw.count() == delivery.file().sizeBytes();
      Status now = status();
      Status status = now == Status.INGESTED && !isWhole ? Status.CHANGED : now;
      if (status != Status.INGESTED) {
        rejects.discard();
        sideFiles.write(unused(status, null, hash));
      } else if (rejected != null) {
        rejects.publishOnly(rejected);
        sideFiles.write(unused(Status.REJECTED, rejected.reason().code(), hash));
      } else {
        rejects.publish();
        sideFiles.write(used(hash));
      }
      return null;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private FileSummary used(String hash) {
    return new FileSummary(
        delivery.fileId(),
        Status.INGESTED,
        null,
        hash,
        delivery.file().sizeBytes(),
        tally.counts(),
        fields.unknown().names(),
        tally.firstDate(),
        tally.lastDate());
  }

  private FileSummary unused(Status status, @Nullable String reason, String hash) {
    return new FileSummary(
        delivery.fileId(),
        status,
        reason,
        hash,
        delivery.file().sizeBytes(),
        FileCounts.NOTHING,
        List.of(),
        null,
        null);
  }

  /** INGESTED while the file is as it was listed. */
  private Status status() throws IOException {
    try {
      FileStatus now = files.getFileStatus(path);
      boolean isSame =
          now.getLen() == delivery.file().sizeBytes()
              && now.getModificationTime() == delivery.file().modifiedAt().toEpochMilli();
      return isSame ? Status.INGESTED : Status.CHANGED;
    } catch (FileNotFoundException e) {
      return Status.VANISHED;
    }
  }

  private RuntimeException unreadable(IOException e) {
    return IngestProblems.unreadable(delivery.file().uri(), e);
  }
}
