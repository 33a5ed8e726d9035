package io.waymark.table.view;

import io.waymark.table.ColumnSpec;
import io.waymark.table.ColumnType;
import io.waymark.table.Dimensions;
import io.waymark.table.TableSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The one declaration of a view, in SQL that Spark, DuckDB, Trino and Snowflake read alike.
 *
 * @param grain completes the sentence "one row per …"
 * @param source all that follows the word FROM, up to the grouping
 * @param isGrouped rows with the same key columns become one
 * @param having which groups stay; empty: all
 * @param needsSketches asks for functions that only Spark from 4.1 on has
 */
public record ViewSpec(
    String name,
    String grain,
    List<ViewColumn> columns,
    String source,
    boolean isGrouped,
    String having,
    boolean needsSketches) {

  public ViewSpec {
    columns = List.copyOf(columns);
  }

  static Builder view(String name, String grain) {
    return new Builder(name, grain);
  }

  public List<String> columnNames() {
    return columns.stream().map(ViewColumn::name).toList();
  }

  /** Which of these tables and views it reads. */
  public Set<String> reads(Set<String> known) {
    Set<String> words = new TreeSet<>(Arrays.asList(source.split("\\W+")));
    words.retainAll(known);
    return words;
  }

  /** Collects the parts of a declaration in reading order. */
  static final class Builder {
    private final String name;
    private final String grain;
    private final List<ViewColumn> columns = new ArrayList<>();
    private String source = "";
    private String having = "";
    private boolean isGrouped;
    private boolean needsSketches;

    private Builder(String name, String grain) {
      this.name = name;
      this.grain = grain;
    }

    /** A column to group by, if the view groups. */
    Builder key(String column, String sql, String comment) {
      columns.add(new ViewColumn(column, sql, comment, true));
      return this;
    }

    /** A column that is computed from the rows of its group. */
    Builder figure(String column, String sql, String comment) {
      columns.add(new ViewColumn(column, sql, comment, false));
      return this;
    }

    /** Columns as they are, with the comments that they have in the table. */
    Builder same(String alias, TableSpec table, String... names) {
      for (ColumnSpec column : columns(table, names)) {
        key(column.name(), alias + "." + column.name(), column.comment());
      }
      return this;
    }

    /** Columns as they are in another view. */
    Builder same(String alias, ViewSpec view, String... names) {
      for (String column : names) {
        key(column, alias + "." + column, view.column(column).comment());
      }
      return this;
    }

    /** Declared ones may be called like a word of SQL. */
    Builder dimensions(String alias, List<ColumnSpec> dimensions) {
      for (ColumnSpec dimension : dimensions) {
        String name = dimension.name();
        String written = Dimensions.names().contains(name) ? name : '"' + name + '"';
        key(name, alias + "." + written, dimension.comment());
      }
      return this;
    }

    /** Sums over the days, whole numbers as such. */
    Builder sums(String alias, TableSpec table, String... names) {
      for (ColumnSpec column : columns(table, names)) {
        String sum = "SUM(" + alias + "." + column.name() + ")";
        figure(
            column.name(),
            column.type() == ColumnType.LONG ? "CAST(" + sum + " AS BIGINT)" : sum,
            column.comment() + " Sum of the days.");
      }
      return this;
    }

    /** The ratio of two sums, which is never the mean of ratios. */
    Builder ratio(String column, String top, String bottom, String comment) {
      return figure(
          column,
          "CAST(SUM(%s) AS DOUBLE) / NULLIF(SUM(%s), 0)".formatted(top, bottom),
          comment + " Ratio of the sums; null where there is nothing to divide by.");
    }

    Builder from(String text) {
      source = text.strip();
      return this;
    }

    Builder grouped() {
      isGrouped = true;
      return this;
    }

    Builder having(String condition) {
      having = condition;
      return grouped();
    }

    Builder withSketches() {
      needsSketches = true;
      return this;
    }

    ViewSpec build() {
      return new ViewSpec(name, grain, columns, source, isGrouped, having, needsSketches);
    }

    private static List<ColumnSpec> columns(TableSpec table, String... names) {
      return Arrays.stream(names).map(name -> table.column(name).orElseThrow()).toList();
    }
  }

  private ViewColumn column(String wanted) {
    return columns.stream()
        .filter(column -> column.name().equals(wanted))
        .findFirst()
        .orElseThrow();
  }
}
