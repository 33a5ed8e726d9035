package io.waymark.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a field lies in a record: names and array places parted by dots, {@code
 * products.0.product_id}. A backslash before a dot makes it part of a name. A path that begins with
 * {@code ^.} lies in the wrapper around a batch.
 */
record FieldPath(List<String> segments, boolean isInWrapper) {
  private static final String WRAPPER = "^";

  static FieldPath parse(String text) {
    List<String> segments = new ArrayList<>();
    StringBuilder segment = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '\\' && i + 1 < text.length()) {
        segment.append(text.charAt(++i));
      } else if (letter == '.') {
        segments.add(segment.toString());
        segment.setLength(0);
      } else {
        segment.append(letter);
      }
    }
    segments.add(segment.toString());
    if (segments.contains("")) {
      throw new IllegalArgumentException("path with an empty name: '" + text + "'");
    }
    boolean isInWrapper = segments.size() > 1 && segments.get(0).equals(WRAPPER);
    return new FieldPath(
        List.copyOf(isInWrapper ? segments.subList(1, segments.size()) : segments), isInWrapper);
  }
}
