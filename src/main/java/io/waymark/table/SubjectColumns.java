package io.waymark.table;

import java.util.List;

/**
 * Columns that name a person. Whatever table has one of them is covered by an erasure: rows are
 * found by these names, so that a new table can't be forgotten.
 */
public final class SubjectColumns {
  private static final List<String> VISITORS = List.of(Events.VISITOR_ID, "person_id");
  private static final List<String> USERS = List.of(Events.USER_ID, "person_id");

  private SubjectColumns() {}

  /** Columns of the table that may hold the id of a visitor. */
  public static List<String> ofVisitors(TableSpec table) {
    return VISITORS.stream().filter(name -> table.column(name).isPresent()).toList();
  }

  /** Columns of the table that may hold the id of a signed-in user. */
  public static List<String> ofUsers(TableSpec table) {
    return USERS.stream().filter(name -> table.column(name).isPresent()).toList();
  }

  public static boolean isIn(TableSpec table) {
    return !ofVisitors(table).isEmpty() || !ofUsers(table).isEmpty();
  }
}
