package io.waymark.source;

import io.waymark.table.Events;
import io.waymark.table.TableSpec;
import java.util.HashMap;
import java.util.Map;

/** Places of the columns of {@code events} in a row; behind them whether the event is held. */
final class Columns {
  private final Map<String, Integer> places = new HashMap<>();

  Columns(TableSpec events) {
    for (String name : events.columnNames()) {
      places.put(name, places.size());
    }
  }

  /** Place of a column that every warehouse has. */
  static int fixed(String column) {
    return Events.TABLE.columnNames().indexOf(column);
  }

  int of(String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw new IllegalArgumentException("events has no column " + column);
    }
    return place;
  }

  int held() {
    return places.size();
  }

  int width() {
    return places.size() + 1;
  }
}
