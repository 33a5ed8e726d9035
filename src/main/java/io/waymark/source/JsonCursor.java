package io.waymark.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.waymark.config.LimitSettings;
import java.io.IOException;

/** Jackson's parser over a stretch of bytes, with the places of its tokens and our limits. */
final class JsonCursor implements AutoCloseable {
  private final JsonParser parser;
  private final int base;
  private final int end;
  private final byte[] bytes;
  private final LimitSettings limits;
  private int fields;
  private int depth;

  JsonCursor(JsonFactory factory, LimitSettings limits, byte[] bytes, int start, int end)
      throws IOException {
    this.parser = factory.createParser(bytes, start, end - start);
    this.bytes = bytes;
    this.base = start;
    this.end = end;
    this.limits = limits;
  }

  /** NaN is let in, because some tools write it for an amount; see {@link #skip}. */
  static JsonFactory factory(LimitSettings limits) {
    return JsonFactory.builder()
        .recyclerPool(JsonRecyclerPools.newBoundedPool(2))
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth() + 2)
                .maxStringLength(Integer.MAX_VALUE)
                .build())
        .build();
  }

  JsonParser parser() {
    return parser;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The next token inside an object or array that is open. */
  JsonToken next() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new RejectedRecord(RejectReason.MALFORMED_JSON, "the JSON text ends too early");
    }
    return token;
  }

  boolean isAtEnd() throws IOException {
    return parser.nextToken() == null;
  }

  /** Where the current token begins. */
  int place() {
    return base + (int) parser.currentTokenLocation().getByteOffset();
  }

  /** Where the text that begins here ends, or -1 when it holds escapes and must be decoded. */
  int plainEnd(int start) {
    int found = Utf8.indexOf((byte) '"', (byte) '\\', bytes, start, end);
    return found < end && bytes[found] == '"' ? found : -1;
  }

  /** Where the value ends that lies before the token at the place. */
  int endBefore(int place) {
    int end = blanksBefore(place);
    return bytes[end - 1] == ',' ? blanksBefore(end - 1) : end;
  }

  private int blanksBefore(int place) {
    int end = place;
    while (Slots.isBlank(bytes[end - 1])) {
      end--;
    }
    return end;
  }

  void enter() {
    if (++depth > limits.depth()) {
      throw new RejectedRecord(
          RejectReason.TOO_DEEP, "nested more than " + limits.depth() + " deep");
    }
  }

  void leave() {
    depth--;
  }

  void countField() {
    if (++fields > limits.fields()) {
      throw new RejectedRecord(
          RejectReason.TOO_MANY_FIELDS, "more than " + limits.fields() + " fields");
    }
  }

  /** Reads past a value that is copied as it is, so it must be strict JSON. */
  void skip(JsonToken first) throws IOException {
    int outside = depth;
    JsonToken token = first;
    while (true) {
      switch (token) {
        case START_OBJECT, START_ARRAY -> enter();
        case END_OBJECT, END_ARRAY -> leave();
        case FIELD_NAME -> countField();
        case VALUE_NUMBER_FLOAT -> checkFinite();
        default -> {}
      }
      if (depth == outside) {
        return;
      }
      token = next();
    }
  }

  void checkFinite() throws IOException {
    char last = parser.getTextCharacters()[parser.getTextOffset() + parser.getTextLength() - 1];
    if (last == 'N' || last == 'y') {
      throw new RejectedRecord(RejectReason.MALFORMED_JSON, "NaN or Infinity is no JSON");
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
