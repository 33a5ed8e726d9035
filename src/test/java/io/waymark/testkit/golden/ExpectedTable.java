package io.waymark.testkit.golden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Expected rows of one table.
 *
 * @param only column and value of the rows that are compared; empty: all rows are
 */
public record ExpectedTable(
    String table, Map<String, String> only, List<String> columns, List<List<String>> rows) {
  private static final String ONLY = "only:";

  public ExpectedTable {
    only = new TreeMap<>(only);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  static ExpectedTable parse(String table, String text) {
    Map<String, String> only = new TreeMap<>();
    List<List<String>> lines = new ArrayList<>();
    for (String line : text.lines().map(String::trim).toList()) {
      if (line.startsWith(ONLY)) {
        for (String condition : line.substring(ONLY.length()).split(",", -1)) {
          String[] columnAndValue = condition.trim().split("=", 2);
          only.put(columnAndValue[0], columnAndValue[1]);
        }
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        lines.add(Arrays.stream(line.split("\\|", -1)).map(String::trim).toList());
      }
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(table + " has no header");
    }
    List<String> columns = lines.get(0);
    for (List<String> row : lines) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(table + " has a row of another width: " + row);
      }
    }
    return new ExpectedTable(table, only, columns, lines.subList(1, lines.size()));
  }

  String[] columnNames() {
    return columns.toArray(String[]::new);
  }
}
