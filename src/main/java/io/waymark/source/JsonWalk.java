package io.waymark.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.waymark.config.LimitSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * One pass over a JSON record along the paths of the mapping: wanted values go to their slots,
 * dropped ones nowhere, and the stretches between them are copied to the extra object unparsed.
 * Arrays stay whole in extra, because places in them would shift otherwise.
 */
final class JsonWalk {
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final int NO_RUN = -1;

  private final LimitSettings limits;
  private final JsonFactory factory;
  private final Slots slots;
  private final Extra extra;
  private final UnknownFields unknown;
  private final Elements elements = new Elements();
  private boolean hasBatch;
  private long objects;

  JsonWalk(LimitSettings limits, Slots slots, Extra extra, UnknownFields unknown) {
    this.limits = limits;
    this.factory = JsonCursor.factory(limits);
    this.slots = slots;
    this.extra = extra;
    this.unknown = unknown;
  }

  /** The elements of the batch that the last walk met. */
  Elements elements() {
    return elements;
  }

  /** Walks the object in [start, end); a record of its own. */
  void read(PathNode root, byte[] bytes, int start, int end) {
    extra.clear();
    walk(root, bytes, start, end);
  }

  /** Walks what lies around a batch; false when there is no batch in it. */
  boolean readWrapper(PathNode root, byte[] bytes, int start, int end) {
    elements.clear();
    extra.clear();
    hasBatch = false;
    walk(root, bytes, start, end);
    return hasBatch;
  }

  /** Walks a column whose text is JSON, as a part of the record at hand. */
  void readEmbedded(PathNode node, byte[] bytes, int start, int end) {
    extra.name(node.quotedName());
    walk(node, bytes, start, end);
  }

  private void walk(PathNode root, byte[] bytes, int start, int end) {
    try (JsonCursor cursor = new JsonCursor(factory, limits, bytes, start, end)) {
      JsonToken first = cursor.parser().nextToken();
      if (first == JsonToken.START_OBJECT) {
        object(cursor, root, false);
      } else if (first == JsonToken.START_ARRAY && root.isBatch()) {
        batch(cursor);
      } else if (first == JsonToken.START_ARRAY && root.hasName()) {
        array(cursor, root);
      } else {
        throw new RejectedRecord(RejectReason.NOT_AN_OBJECT, "the record is no JSON object");
      }
      if (!cursor.isAtEnd()) {
        throw new RejectedRecord(RejectReason.MALFORMED_JSON, "text behind the JSON object");
      }
    } catch (StreamConstraintsException e) {
      throw new RejectedRecord(RejectReason.MALFORMED_JSON, "a name or number is too long");
    } catch (JsonProcessingException e) {
      throw new RejectedRecord(
          RejectReason.MALFORMED_JSON,
          "not JSON near byte " + e.getLocation().getByteOffset() + " of the record");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An object whose bracket is read; inside an array wanted values stay in extra as well. */
  private void object(JsonCursor cursor, PathNode node, boolean isInArray) throws IOException {
    cursor.enter();
    extra.open((byte) '{');
    long object = ++objects;
    int member = 0;
    int run = NO_RUN;
    JsonToken token = cursor.next();
    while (token == JsonToken.FIELD_NAME) {
      cursor.countField();
      String name = cursor.parser().currentName();
      int place = cursor.place();
      PathNode child = node.child(name, member++);
      token = cursor.next();
      boolean isCopied =
          child == null || ((isInArray || !child.isWanted()) && isCopied(child, token));
      run = continueRun(cursor, run, place, isCopied);
      if (child == null) {
        unknown.see(node, name);
        cursor.skip(token);
      } else {
        child.see(object);
        member(cursor, child, token, isInArray);
      }
      token = cursor.next();
    }
    continueRun(cursor, run, cursor.place(), false);
    extra.close((byte) '}');
    cursor.leave();
  }

  private void array(JsonCursor cursor, PathNode node) throws IOException {
    cursor.enter();
    extra.open((byte) '[');
    int run = NO_RUN;
    int index = 0;
    JsonToken token = cursor.next();
    while (token != JsonToken.END_ARRAY) {
      PathNode child = node.element(index++);
      run = continueRun(cursor, run, cursor.place(), child == null || isCopied(child, token));
      if (child == null) {
        cursor.skip(token);
      } else {
        element(cursor, child, token);
      }
      token = cursor.next();
    }
    continueRun(cursor, run, cursor.place(), false);
    extra.close((byte) ']');
    cursor.leave();
  }

  private static boolean isCopied(PathNode child, JsonToken token) {
    return !child.isDropped() && !(child.hasChildren() && token.isStructStart());
  }

  /** Begins, continues or ends the stretch that is copied in one go. */
  private int continueRun(JsonCursor cursor, int run, int place, boolean isCopied) {
    if (isCopied) {
      return run == NO_RUN ? place : run;
    }
    if (run != NO_RUN) {
      extra.copy(cursor.bytes(), run, cursor.endBefore(place));
    }
    return NO_RUN;
  }

  private void member(JsonCursor cursor, PathNode child, JsonToken token, boolean isInArray)
      throws IOException {
    if (child.isDropped()) {
      cursor.skip(token);
    } else if (child.isBatch() && token == JsonToken.START_ARRAY) {
      batch(cursor);
    } else if (child.hasChildren() && token.isStructStart()) {
      inner(cursor, child, token, isInArray);
    } else {
      capture(cursor, child, token, isInArray);
    }
  }

  private void inner(JsonCursor cursor, PathNode child, JsonToken token, boolean isInArray)
      throws IOException {
    int mark = extra.mark();
    extra.name(child.quotedName());
    if (token == JsonToken.START_ARRAY) {
      array(cursor, child);
      return;
    }
    int inside = extra.mark();
    object(cursor, child, isInArray);
    if (!isInArray && extra.mark() == inside + 2) {
      extra.takeBack(mark);
    }
  }

  private void element(JsonCursor cursor, PathNode child, JsonToken token) throws IOException {
    if (child.isDropped()) {
      extra.copyNull();
      cursor.skip(token);
    } else if (!child.hasChildren() || !token.isStructStart()) {
      capture(cursor, child, token, true);
    } else if (token == JsonToken.START_OBJECT) {
      object(cursor, child, true);
    } else {
      array(cursor, child);
    }
  }

  private void capture(JsonCursor cursor, PathNode child, JsonToken token, boolean isCopied)
      throws IOException {
    JsonParser parser = cursor.parser();
    switch (token) {
      case VALUE_NULL -> {}
      case VALUE_TRUE -> set(child, TRUE, 0, TRUE.length);
      case VALUE_FALSE -> set(child, FALSE, 0, FALSE.length);
      case START_OBJECT, START_ARRAY -> {
        cursor.skip(token);
        if (child.slot() != PathNode.NONE) {
          slots.setStructure(child.slot());
        }
      }
      case VALUE_STRING -> {
        int start = cursor.place() + 1;
        int end = cursor.plainEnd(start);
        if (end < 0) {
          decode(child, parser);
        } else {
          set(child, cursor.bytes(), start, end);
        }
      }
      default -> {
        if (isCopied && token == JsonToken.VALUE_NUMBER_FLOAT) {
          cursor.checkFinite();
        }
        decode(child, parser);
      }
    }
  }

  private void decode(PathNode child, JsonParser parser) throws IOException {
    int length = parser.getTextLength();
    checkScalar(child, length);
    if (child.slot() != PathNode.NONE) {
      slots.set(child.slot(), parser.getTextCharacters(), parser.getTextOffset(), length);
    }
  }

  private void set(PathNode child, byte[] text, int start, int end) {
    checkScalar(child, end - start);
    if (child.slot() != PathNode.NONE) {
      slots.set(child.slot(), text, start, end);
    }
  }

  /** An empty text stands for "nothing" in some tools, also where an object belongs. */
  private static void checkScalar(PathNode child, int length) {
    if (child.slot() == PathNode.NONE && child.isWanted() && length > 0) {
      throw new RejectedRecord(
          RejectReason.MISTYPED_FIELD, child.path() + " is no object or array");
    }
  }

  private void batch(JsonCursor cursor) throws IOException {
    hasBatch = true;
    cursor.enter();
    JsonToken token = cursor.next();
    while (token != JsonToken.END_ARRAY) {
      int start = cursor.place();
      cursor.skip(token);
      token = cursor.next();
      elements.add(start, cursor.endBefore(cursor.place()));
    }
    cursor.leave();
  }
}
