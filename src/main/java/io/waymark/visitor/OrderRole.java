package io.waymark.visitor;

/** What an event is to the order that it names (semantics 2.4). */
public enum OrderRole {
  /** It is where the order is first seen; also every event that names no order. */
  FIRST(0),
  /** A further row of an order whose rows are its items. */
  ITEM(1),
  /** The order was seen elsewhere before: the event meets no conversion. */
  REPEAT(2);

  private final int code;

  OrderRole(int code) {
    this.code = code;
  }

  /** The role as it travels in a column. */
  public int code() {
    return code;
  }

  public static OrderRole of(int code) {
    for (OrderRole role : values()) {
      if (role.code == code) {
        return role;
      }
    }
    throw new IllegalArgumentException("no order role " + code);
  }
}
