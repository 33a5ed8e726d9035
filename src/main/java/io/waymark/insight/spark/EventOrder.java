package io.waymark.insight.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import io.waymark.table.Events;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;

/** The place of an event among all of its visitor (semantics 1.5), as a value to compare. */
final class EventOrder {
  private static final List<String> ABSENT_LAST =
      List.of(Events.SEQUENCE_1, Events.SEQUENCE_2, Events.SEQUENCE_3, Events.RECEIVED_AT);

  private EventOrder() {}

  static Column place() {
    List<Column> parts = new ArrayList<>(List.of(col(Events.EVENT_AT)));
    for (String name : ABSENT_LAST) {
      parts.add(col(name).isNull());
      parts.add(col(name));
    }
    parts.add(col(Events.EVENT_ID));
    return struct(parts.toArray(Column[]::new));
  }
}
