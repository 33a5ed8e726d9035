package io.waymark.source;

import io.waymark.config.LimitSettings;
import io.waymark.config.SourceSettings.Delimited;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** Lines of separated columns; the names come from the settings or from the first line. */
final class DelimitedRecords implements Records {
  private final LineReader lines;
  private final RecordFields fields;
  private final Tally tally;
  private final DelimitedLine cells;
  private final boolean isHeaderExpected;
  private PathNode[] columns = new PathNode[0];
  private boolean[] isUnknown = new boolean[0];
  private byte[] header = new byte[0];

  DelimitedRecords(
      LineReader lines,
      RecordFields fields,
      Delimited delimited,
      LimitSettings limits,
      Tally tally) {
    this.lines = lines;
    this.fields = fields;
    this.tally = tally;
    this.cells = new DelimitedLine(delimited.delimiter(), delimited.quote(), limits.fields());
    this.isHeaderExpected = delimited.columns().isEmpty();
    if (!isHeaderExpected) {
      name(delimited.columns());
    }
  }

  @Override
  public boolean next() throws IOException {
    while (lines.next()) {
      if (!fields.take(lines)) {
        tally.blank();
      } else if (!isHeader()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void read() {
    RawRecord record = fields.record();
    fields.check();
    fields.slots().clear();
    cells.cut(record.bytes(), record.start(), record.end());
    if (cells.count() != columns.length) {
      throw new RejectedRecord(
          RejectReason.COLUMN_COUNT, cells.count() + " columns instead of " + columns.length);
    }
    Extra extra = fields.extra();
    extra.clear();
    extra.open((byte) '{');
    for (int i = 0; i < columns.length; i++) {
      if (cells.start(i) < cells.end(i) && !columns[i].isDropped()) {
        take(i);
      }
    }
    extra.close((byte) '}');
  }

  private void take(int cell) {
    PathNode column = columns[cell];
    byte[] bytes = cells.bytes(cell);
    int start = cells.start(cell);
    int end = cells.end(cell);
    if (isUnknown[cell]) {
      fields.extra().text(column.quotedName(), bytes, start, end);
      return;
    }
    if (column.slot() != PathNode.NONE) {
      fields.slots().set(column.slot(), bytes, start, end);
    }
    if (column.hasChildren()) {
      fields.walk().readEmbedded(column, bytes, start, end);
    }
  }

  /** The first line when names are expected there, and copies of it: files get concatenated. */
  private boolean isHeader() {
    if (!isHeaderExpected) {
      return false;
    }
    RawRecord record = fields.record();
    if (columns.length == 0) {
      readHeader(record);
    } else if (!Arrays.equals(
        header, 0, header.length, record.bytes(), record.start(), record.end())) {
      return false;
    }
    tally.header();
    return true;
  }

  private void readHeader(RawRecord record) {
    List<String> names = new ArrayList<>();
    try {
      fields.check();
      cells.cut(record.bytes(), record.start(), record.end());
    } catch (RejectedRecord e) {
      throw new RejectedFile(RejectReason.BAD_HEADER, "header: " + e.detail());
    }
    for (int i = 0; i < cells.count(); i++) {
      int length = cells.end(i) - cells.start(i);
      names.add(new String(cells.bytes(i), cells.start(i), length, StandardCharsets.UTF_8).trim());
    }
    if (names.contains("") || new HashSet<>(names).size() < names.size()) {
      throw new RejectedFile(
          RejectReason.BAD_HEADER, "a column has no name or the name of another");
    }
    header = Arrays.copyOfRange(record.bytes(), record.start(), record.end());
    name(names);
  }

  private void name(List<String> names) {
    PathNode root = fields.places().record();
    columns = new PathNode[names.size()];
    isUnknown = new boolean[names.size()];
    for (int i = 0; i < columns.length; i++) {
      String name = names.get(i);
      isUnknown[i] = root.child(name) == null;
      if (isUnknown[i]) {
        fields.unknown().see(root, name);
      }
      columns[i] = root.at(List.of(name));
    }
  }
}
