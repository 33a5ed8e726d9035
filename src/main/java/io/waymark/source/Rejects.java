package io.waymark.source;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.waymark.table.RejectedEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes the rejected records of one delivery, as lines named as the columns of the table. */
final class Rejects {
  private final SideFiles sideFiles;
  private final Delivery delivery;
  private final long maxRawBytes;
  private final String name;
  private final RecordFields fields;
  private final @Nullable KeptText keptText;
  private final Erased erased;
  private @Nullable JsonGenerator out;

  Rejects(
      SideFiles sideFiles,
      Delivery delivery,
      long maxRawBytes,
      RecordFields fields,
      @Nullable KeptText keptText,
      Erased erased) {
    this.sideFiles = sideFiles;
    this.delivery = delivery;
    this.maxRawBytes = maxRawBytes;
    this.name = delivery.fileId() + SideFiles.REJECTS;
    this.fields = fields;
    this.keptText = keptText;
    this.erased = erased;
  }

  void write(RejectedRecord rejected) throws IOException {
    RawRecord record = fields.record();
    JsonGenerator line = begin(rejected.reason(), rejected.detail());
    line.writeNumberField(RejectedEvents.LINE_NUMBER, record.lineNumber());
    line.writeNumberField(RejectedEvents.LINE_OFFSET, record.lineOffset());
    line.writeNumberField(RejectedEvents.ELEMENT_NUMBER, record.element());
    if (keptText == null) {
      writeRaw(line, record.bytes(), record.start(), record.end(), record.isCut());
    } else {
      writeKept(line, keptText.of(record));
    }
    line.writeEndObject();
  }

  /** Forgets the records and publishes one line for the whole file instead. */
  void publishOnly(RejectedFile rejected) throws IOException {
    discard();
    JsonGenerator line = begin(rejected.reason(), rejected.detail());
    line.writeNumberField(RejectedEvents.LINE_NUMBER, 0);
    line.writeNumberField(RejectedEvents.LINE_OFFSET, 0);
    line.writeNumberField(RejectedEvents.ELEMENT_NUMBER, 0);
    line.writeBooleanField(RejectedEvents.IS_CUT, false);
    line.writeEndObject();
    publish();
  }

  void publish() throws IOException {
    if (out == null) {
      sideFiles.remove(name);
    } else {
      out.close();
      out = null;
      sideFiles.publish(name);
    }
  }

  void discard() throws IOException {
    if (out != null) {
      out.close();
      out = null;
      sideFiles.discard(name);
    }
  }

  private JsonGenerator begin(RejectReason reason, String detail) throws IOException {
    JsonGenerator line = out;
    if (line == null) {
      line = new JsonFactory().createGenerator(sideFiles.create(name), JsonEncoding.UTF8);
      line.setRootValueSeparator(null);
      out = line;
    } else {
      line.writeRaw('\n');
    }
    LandingFile file = delivery.file();
    line.writeStartObject();
    line.writeStringField(RejectedEvents.SOURCE_ID, file.sourceId());
    if (file.landingDate() != null) {
      line.writeStringField(RejectedEvents.LANDING_DATE, file.landingDate().toString());
    }
    line.writeNumberField(RejectedEvents.FILE_ID, delivery.fileId());
    line.writeStringField(RejectedEvents.PATH, file.path());
    line.writeStringField(RejectedEvents.REASON, reason.code());
    line.writeStringField(RejectedEvents.DETAIL, detail);
    return line;
  }

  private void writeKept(JsonGenerator line, byte @Nullable [] kept) throws IOException {
    if (kept == null) {
      line.writeBooleanField(RejectedEvents.IS_CUT, true);
    } else {
      writeRaw(line, kept, 0, kept.length, false);
    }
  }

  private void writeRaw(JsonGenerator line, byte[] bytes, int start, int end, boolean isCut)
      throws IOException {
    int length = (int) Math.min(end - start, maxRawBytes);
    if (erased.isIn(bytes, start, start + length)) {
      line.writeBooleanField(RejectedEvents.IS_CUT, true);
      return;
    }
    line.writeStringField(
        RejectedEvents.RAW_TEXT, new String(bytes, start, length, StandardCharsets.UTF_8));
    line.writeBooleanField(RejectedEvents.IS_CUT, isCut || length < end - start);
  }
}
