package io.waymark.visitor;

/** What an event is to the order that it names (semantics 2.4). */
public enum OrderRole {
  /** It is where the order is first seen; also every event that names no order. */
  FIRST,
  /** A further row of an order whose rows are its items. */
  ITEM,
  /** The order was seen elsewhere before: the event meets no conversion. */
  REPEAT
}
