package io.waymark.table.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How an engine wants a view to be written. */
public enum SqlDialect {
  /** Spark SQL and Databricks: the comments go with the view. */
  SPARK {
    @Override
    public String create(ViewSpec view) {
      String columns =
          view.columns().stream()
              .map(column -> "  `%s` COMMENT %s".formatted(column.name(), text(column.comment())))
              .collect(Collectors.joining(",\n"));
      return "CREATE OR REPLACE VIEW %s (\n%s)\nCOMMENT %s\nAS %s"
          .formatted(view.name(), columns, text("One row per " + view.grain() + "."), select(view));
    }

    @Override
    String written(String sql) {
      return sql.replace('"', '`');
    }

    private static String text(String words) {
      return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
  },

  /** DuckDB, Trino, Snowflake and others: comments are for the reader of the statement. */
  ANSI {
    @Override
    public String create(ViewSpec view) {
      String grain = "-- One row per " + view.grain() + ".\n";
      return grain + "CREATE OR REPLACE VIEW " + view.name() + " AS\n" + select(view);
    }

    @Override
    String comment(ViewColumn column) {
      return " -- " + column.comment();
    }
  };

  /** The statement that makes the view, without a semicolon. */
  public abstract String create(ViewSpec view);

  /** The query of the view. */
  public String select(ViewSpec view) {
    List<String> lines = new ArrayList<>();
    lines.add("SELECT");
    List<String> groups = new ArrayList<>();
    List<ViewColumn> columns = view.columns();
    for (int i = 0; i < columns.size(); i++) {
      ViewColumn column = columns.get(i);
      String comma = i + 1 < columns.size() ? "," : "";
      lines.add("  " + written(item(column)) + comma + comment(column));
      if (column.isKey()) {
        groups.add(Integer.toString(i + 1));
      }
    }
    lines.add("FROM " + written(view.source()));
    if (view.isGrouped()) {
      lines.add("GROUP BY " + String.join(", ", groups));
    }
    if (!view.having().isEmpty()) {
      lines.add("HAVING " + written(view.having()));
    }
    return String.join("\n", lines);
  }

  private static String item(ViewColumn column) {
    String sql = column.sql();
    String name = sql.endsWith("\"") ? '"' + column.name() + '"' : column.name();
    return sql.endsWith("." + name) ? sql : sql + " AS " + name;
  }

  String written(String sql) {
    return sql;
  }

  String comment(ViewColumn column) {
    return "";
  }
}
