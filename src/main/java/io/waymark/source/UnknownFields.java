package io.waymark.source;

import java.util.List;
import java.util.TreeSet;

/** The first names of fields that no mapping mentions: what a source began to send. */
final class UnknownFields {
  private static final int MAX_NAMES = 50;
  private static final int MAX_LETTERS = 100;

  private final TreeSet<String> names = new TreeSet<>();

  void see(PathNode parent, String name) {
    if (names.size() < MAX_NAMES && parent.isNewUnknown(name)) {
      String path = parent.pathOf(name).replace(',', ' ');
      names.add(path.substring(0, Math.min(path.length(), MAX_LETTERS)));
    }
  }

  List<String> names() {
    return List.copyOf(names);
  }
}
