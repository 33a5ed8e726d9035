package io.waymark.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.source.FileSummary.Status;
import io.waymark.table.IngestedFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file summary as JSON, named as the columns of {@code ingested_files}. */
final class SummaryJson {
  private SummaryJson() {}

  static ObjectNode write(FileSummary summary) {
    FileCounts counts = summary.counts();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put(IngestedFiles.FILE_ID, summary.fileId());
    node.put(IngestedFiles.STATUS, summary.status().name());
    node.put(IngestedFiles.REASON, summary.reason());
    node.put(IngestedFiles.CONTENT_HASH, summary.contentHash());
    node.put(IngestedFiles.SIZE_BYTES, summary.sizeBytes());
    node.put(IngestedFiles.RECORDS_READ, counts.recordsRead());
    node.put(IngestedFiles.ACCEPTED, counts.accepted());
    node.put(IngestedFiles.REJECTED, counts.rejected());
    node.put(IngestedFiles.HELD, counts.held());
    node.put(IngestedFiles.WITHHELD, counts.withheld());
    node.put(IngestedFiles.WITHOUT_VISITOR, counts.withoutVisitor());
    node.put(IngestedFiles.LATE, counts.late());
    node.put(IngestedFiles.HEADER_LINES, counts.headerLines());
    node.put(IngestedFiles.BLANK_LINES, counts.blankLines());
    summary.unknownFields().forEach(node.putArray(IngestedFiles.UNKNOWN_FIELDS)::add);
    node.put(IngestedFiles.FIRST_EVENT_DATE, text(summary.firstEventDate()));
    node.put(IngestedFiles.LAST_EVENT_DATE, text(summary.lastEventDate()));
    return node;
  }

  static FileSummary read(JsonNode node) {
    List<String> unknown = new ArrayList<>();
    node.path(IngestedFiles.UNKNOWN_FIELDS).forEach(name -> unknown.add(name.asText()));
    return new FileSummary(
        node.path(IngestedFiles.FILE_ID).longValue(),
        Status.valueOf(node.path(IngestedFiles.STATUS).asText()),
        node.path(IngestedFiles.REASON).textValue(),
        node.path(IngestedFiles.CONTENT_HASH).asText(),
        node.path(IngestedFiles.SIZE_BYTES).longValue(),
        new FileCounts(
            node.path(IngestedFiles.RECORDS_READ).longValue(),
            node.path(IngestedFiles.ACCEPTED).longValue(),
            node.path(IngestedFiles.REJECTED).longValue(),
            node.path(IngestedFiles.HELD).longValue(),
            node.path(IngestedFiles.WITHHELD).longValue(),
            node.path(IngestedFiles.WITHOUT_VISITOR).longValue(),
            node.path(IngestedFiles.LATE).longValue(),
            node.path(IngestedFiles.HEADER_LINES).longValue(),
            node.path(IngestedFiles.BLANK_LINES).longValue()),
        unknown,
        date(node.path(IngestedFiles.FIRST_EVENT_DATE).textValue()),
        date(node.path(IngestedFiles.LAST_EVENT_DATE).textValue()));
  }

  private static @Nullable String text(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
