package io.waymark.source;

import io.waymark.config.SourceSettings;
import io.waymark.config.SourceSettings.Format;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON objects, one per line or several in a batch: an array in a line or in a document. */
final class JsonRecords implements Records {
  private final LineReader lines;
  private final RecordFields fields;
  private final Tally tally;
  private final Format format;
  private final boolean hasBatchPath;
  private boolean isBatch;
  private int element;
  private @Nullable RejectedRecord refusal;

  JsonRecords(LineReader lines, RecordFields fields, SourceSettings source, Tally tally) {
    this.lines = lines;
    this.fields = fields;
    this.tally = tally;
    this.format = source.format();
    this.hasBatchPath = source.batch() != null;
  }

  @Override
  public boolean next() throws IOException {
    while (true) {
      Elements elements = fields.walk().elements();
      if (isBatch && element < elements.count()) {
        fields.record().setElement(element, elements.start(element), elements.end(element));
        element++;
        return true;
      }
      if (!lines.next()) {
        return false;
      }
      isBatch = false;
      refusal = null;
      if (!fields.take(lines)) {
        tally.blank();
      } else if (!openBatch()) {
        return true;
      }
    }
  }

  @Override
  public void read() {
    if (refusal != null) {
      throw refusal;
    }
    RawRecord record = fields.record();
    if (isBatch) {
      fields.slots().forget();
    } else {
      fields.check();
      fields.slots().clear();
    }
    fields.walk().read(fields.places().record(), record.bytes(), record.start(), record.end());
  }

  /** True when the line is a batch whose elements are the records. */
  private boolean openBatch() {
    if (fields.record().isCut() && format == Format.JSON) {
      throw new RejectedFile(RejectReason.DOCUMENT_TOO_LARGE, "longer than a line may be");
    }
    if (!hasBatchPath && !(format == Format.JSON && isArray())) {
      return false;
    }
    try {
      readWrapper();
      isBatch = true;
      element = 0;
    } catch (RejectedRecord e) {
      refusal = e;
    }
    return isBatch;
  }

  private void readWrapper() {
    RawRecord record = fields.record();
    fields.check();
    fields.slots().clear();
    boolean hasBatch =
        fields
            .walk()
            .readWrapper(fields.places().wrapper(), record.bytes(), record.start(), record.end());
    if (!hasBatch) {
      throw new RejectedRecord(RejectReason.MISSING_BATCH, "there is no array at the batch's path");
    }
    fields.slots().keep(fields.places().wrapperCount());
  }

  private boolean isArray() {
    RawRecord record = fields.record();
    int at = record.start();
    while (Slots.isBlank(record.bytes()[at])) {
      at++;
    }
    return record.bytes()[at] == '[';
  }
}
