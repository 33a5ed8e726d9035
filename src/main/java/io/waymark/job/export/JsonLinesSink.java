package io.waymark.job.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.waymark.storage.TableRow;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as one JSON object per line; days and instants as ISO 8601 text. */
final class JsonLinesSink implements RowSink {
  private final List<String> columns;
  private final JsonGenerator json;

  JsonLinesSink(List<String> columns, OutputStream out) throws IOException {
    this.columns = columns;
    this.json =
        JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build()
            .createGenerator(out);
    json.setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  @Override
  public void row(TableRow row) throws IOException {
    json.writeStartObject();
    for (String column : columns) {
      json.writeFieldName(column);
      write(row.value(column));
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  @Override
  public void flush() throws IOException {
    json.flush();
  }

  private void write(@Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else {
      json.writeString(value.toString());
    }
  }
}
