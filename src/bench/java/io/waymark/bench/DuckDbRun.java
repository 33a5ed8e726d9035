package io.waymark.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same in DuckDB in a process of its own: {@code DuckDbRun LANDING WORK MEMORY}. */
final class DuckDbRun {
  private DuckDbRun() {}

  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(arguments[1]);
    Map<String, List<String>> script = SqlScript.steps("duckdb.sql", Path.of(arguments[0]), work);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = " + Contender.CORES);
      statement.execute("SET memory_limit = '" + arguments[2] + "'");
      statement.execute("SET temp_directory = '" + work.resolve("spill") + "'");
      statement.execute("SET preserve_insertion_order = false");
      for (Map.Entry<String, List<String>> step : script.entrySet()) {
        Stopwatch.step(step.getKey(), () -> execute(statement, step.getValue()));
      }
      Stopwatch.report("process", Double.NaN, Stopwatch.cpuSeconds());
      Figures figures = new Figures();
      add(figures, statement, work.resolve("daily_conversion_rates"), Figures.OF_CONVERSIONS);
      add(figures, statement, work.resolve("daily_stage_rates"), Figures.OF_STAGES);
      figures.write(work.resolve(Contender.FIGURES));
    }
  }

  private static void execute(Statement statement, List<String> texts) throws SQLException {
    for (String text : texts) {
      statement.execute(text);
    }
  }

  private static void add(Figures figures, Statement statement, Path table, List<String> columns)
      throws SQLException {
    String query = "SELECT " + String.join(", ", columns) + " FROM '" + table + ".parquet'";
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
          values.add(rows.getObject(i));
        }
        figures.add(values);
      }
    }
  }
}
