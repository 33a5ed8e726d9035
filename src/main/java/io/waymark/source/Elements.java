package io.waymark.source;

import java.util.Arrays;

/** Where the elements of a batch lie in their line. */
final class Elements {
  private int[] places = new int[64];
  private int count;

  void clear() {
    count = 0;
  }

  void add(int start, int end) {
    if (2 * count == places.length) {
      places = Arrays.copyOf(places, 2 * places.length);
    }
    places[2 * count] = start;
    places[2 * count + 1] = end;
    count++;
  }

  int count() {
    return count;
  }

  int start(int element) {
    return places[2 * element];
  }

  int end(int element) {
    return places[2 * element + 1];
  }
}
