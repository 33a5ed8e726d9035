package io.waymark.table.view;

/**
 * One column of a view.
 *
 * @param sql what it holds; names that are no plain words stand in double quotes
 * @param isKey rows are grouped by it, if the view groups
 */
public record ViewColumn(String name, String sql, String comment, boolean isKey) {
  public ViewColumn {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("column name must match [a-z][a-z0-9_]*: " + name);
    }
    if (comment.isBlank()) {
      throw new IllegalArgumentException("column " + name + " needs a comment");
    }
  }
}
