package io.waymark.job.export;

import io.waymark.storage.TableRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows as RFC 4180 text, with a header. */
final class CsvSink implements RowSink {
  private static final Pattern SPECIAL = Pattern.compile("[\",\r\n]");

  private final List<String> columns;
  private final Writer out;

  CsvSink(List<String> columns, OutputStream out) throws IOException {
    this.columns = columns;
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.out.write(String.join(",", columns));
    this.out.write("\r\n");
  }

  @Override
  public void row(TableRow row) throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      out.write(field(row.value(columns.get(i))));
    }
    out.write("\r\n");
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  private static String field(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    String text = value.toString();
    return text.isEmpty() || SPECIAL.matcher(text).find()
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
