package io.waymark.table;

import io.waymark.table.view.SqlDialect;
import io.waymark.table.view.ViewColumn;
import io.waymark.table.view.ViewSpec;
import io.waymark.table.view.WarehouseViews;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The pages of docs/tables, made from the declarations: file name to text. */
final class TablePages {
  private static final String NOTICE =
      "<!-- Generated from src/main/java/io/waymark/table: see CONTRIBUTING.md. -->\n\n";

  private TablePages() {}

  static SortedMap<String, String> of(WarehouseTables tables) {
    SortedMap<String, String> pages = new TreeMap<>();
    List<ViewSpec> views = new WarehouseViews(tables).all();
    pages.put("index.md", index(tables.all()) + viewIndex(views));
    for (TableSpec table : tables.all()) {
      pages.put(table.name() + ".md", page(table));
    }
    for (ViewSpec view : views) {
      pages.put(view.name() + ".md", page(view));
    }
    return pages;
  }

  private static String index(List<TableSpec> tables) {
    StringBuilder text = new StringBuilder(NOTICE);
    text.append("# Tables\n\n")
        .append(
            "A table lies in the folder `<layer>/<table>` of the warehouse, as Delta that every ")
        .append("reader of version 1 understands.\nBronze is for engineers; the rest is for ")
        .append("everyone. Configuration may add columns to those marked with +.\n\n")
        .append("| layer | table | one row per | replaced by |\n|---|---|---|---|\n");
    WarehouseTables more = new WarehouseTables(List.of("some"), List.of("some"));
    for (TableSpec table : tables) {
      boolean grows =
          more.find(table.name()).orElse(table).columns().size() > table.columns().size();
      text.append(
          "| %s | [`%s`](%s.md)%s | %s | %s |%n"
              .formatted(
                  layer(table),
                  table.name(),
                  table.name(),
                  grows ? " +" : "",
                  table.grain(),
                  table.day().map(TablePages::code).orElse("–")));
    }
    return text.toString();
  }

  private static String viewIndex(List<ViewSpec> views) {
    StringBuilder text = new StringBuilder("\n# Views\n\n");
    text.append("`waymark serve` has them; `waymark views` writes their SQL for other engines. ")
        .append("Views that read tables with + grow with them.\n\n")
        .append("| view | one row per |\n|---|---|\n");
    for (ViewSpec view : views) {
      text.append("| [`%s`](%s.md) | %s |%n".formatted(view.name(), view.name(), view.grain()));
    }
    return text.toString();
  }

  private static String page(ViewSpec view) {
    StringBuilder text = new StringBuilder(NOTICE);
    text.append("# `%s`%n%nOne row per %s.%n%n".formatted(view.name(), view.grain()));
    text.append("| column | meaning |\n|---|---|\n");
    for (ViewColumn column : view.columns()) {
      text.append("| `%s` | %s |%n".formatted(column.name(), cell(column.comment())));
    }
    text.append("\n```sql\n").append(SqlDialect.SPARK.select(view)).append("\n```\n");
    return text.toString();
  }

  private static String cell(String words) {
    return words.replace("|", "\\|");
  }

  private static String page(TableSpec table) {
    StringBuilder text = new StringBuilder(NOTICE);
    text.append("# `%s`%n%nOne row per %s.%n%n".formatted(table.name(), table.grain()));
    text.append("- folder: `%s/%s`%n".formatted(layer(table), table.name()));
    text.append("- key: %s%n".formatted(codes(table.key())));
    text.append("- rows are replaced by: %s%n".formatted(codes(table.day().stream().toList())));
    text.append(
        "- files are partitioned by: %s%n".formatted(codes(table.partition().stream().toList())));
    text.append("- files are skipped by: %s%n%n".formatted(codes(table.skipping())));
    text.append("| column | type | may be null | meaning |\n|---|---|---|---|\n");
    for (ColumnSpec column : table.columns()) {
      text.append(
          "| `%s` | %s | %s | %s |%n"
              .formatted(
                  column.name(),
                  type(column.type()),
                  column.isNullable() ? "yes" : "no",
                  cell(column.comment())));
    }
    return text.toString();
  }

  private static String layer(TableSpec table) {
    return table.layer().name().toLowerCase(Locale.ROOT);
  }

  private static String codes(List<String> names) {
    return names.isEmpty()
        ? "–"
        : names.stream().map(TablePages::code).collect(Collectors.joining(", "));
  }

  private static String code(String name) {
    return "`" + name + "`";
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case MONEY -> "decimal(18,4)";
      case LONG -> "bigint";
      default -> type.name().toLowerCase(Locale.ROOT);
    };
  }
}
