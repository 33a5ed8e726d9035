package io.waymark.table;

/** One column of a declared table. */
public record ColumnSpec(String name, ColumnType type, boolean isNullable, String comment) {
  public ColumnSpec {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("column name must match [a-z][a-z0-9_]*: " + name);
    }
    if (comment.isBlank()) {
      throw new IllegalArgumentException("column " + name + " needs a comment");
    }
  }
}
