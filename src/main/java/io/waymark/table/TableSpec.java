package io.waymark.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one declaration of a table: name, grain, columns in order, key, and how its files are laid
 * out.
 *
 * @param name snake_case plural, also the folder below the warehouse's layer folder
 * @param grain completes the sentence "one row per …"
 * @param key columns that identify a row
 * @param day the column by whose days rows are replaced; empty: the whole table is replaced or
 *     appended to
 * @param partition the column by which files are partitioned; empty: not at all
 * @param skipping columns with file statistics, because reads skip files by them
 */
public record TableSpec(
    String name,
    Layer layer,
    String grain,
    List<ColumnSpec> columns,
    List<String> key,
    Optional<String> day,
    Optional<String> partition,
    List<String> skipping) {

  public TableSpec {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    skipping = List.copyOf(skipping);
    Set<String> names = new HashSet<>();
    for (ColumnSpec column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(name + " declares column " + column.name() + " twice");
      }
    }
    List<String> referred = new ArrayList<>(key);
    referred.addAll(skipping);
    day.ifPresent(referred::add);
    partition.ifPresent(referred::add);
    for (String column : referred) {
      if (!names.contains(column)) {
        throw new IllegalArgumentException(name + " has no column " + column);
      }
    }
  }

  public static Builder table(String name, Layer layer, String grain) {
    return new Builder(name, layer, grain);
  }

  public List<String> columnNames() {
    return columns.stream().map(ColumnSpec::name).toList();
  }

  public Optional<ColumnSpec> column(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }

  /** The same table with more columns at its end. */
  public TableSpec with(List<ColumnSpec> more) {
    List<ColumnSpec> all = new ArrayList<>(columns);
    all.addAll(more);
    return new TableSpec(name, layer, grain, all, key, day, partition, skipping);
  }

  /** Collects the parts of a declaration in reading order. */
  public static final class Builder {
    private final String name;
    private final Layer layer;
    private final String grain;
    private final List<ColumnSpec> columns = new ArrayList<>();
    private List<String> key = List.of();
    private Optional<String> day = Optional.empty();
    private Optional<String> partition = Optional.empty();
    private List<String> skipping = List.of();

    private Builder(String name, Layer layer, String grain) {
      this.name = name;
      this.layer = layer;
      this.grain = grain;
    }

    public Builder required(String column, ColumnType type, String comment) {
      columns.add(new ColumnSpec(column, type, false, comment));
      return this;
    }

    public Builder optional(String column, ColumnType type, String comment) {
      columns.add(new ColumnSpec(column, type, true, comment));
      return this;
    }

    public Builder all(List<ColumnSpec> more) {
      columns.addAll(more);
      return this;
    }

    public Builder key(String... names) {
      key = List.of(names);
      return this;
    }

    /** The dimensions belong to the key as well. */
    public Builder keyedByDimensions() {
      List<String> names = new ArrayList<>(key);
      names.addAll(Dimensions.names());
      key = names;
      return this;
    }

    public Builder replacedBy(String column) {
      day = Optional.of(column);
      return this;
    }

    public Builder partitionedBy(String column) {
      partition = Optional.of(column);
      return this;
    }

    public Builder skippingBy(String... names) {
      skipping = List.of(names);
      return this;
    }

    public TableSpec build() {
      return new TableSpec(name, layer, grain, columns, key, day, partition, skipping);
    }
  }
}
