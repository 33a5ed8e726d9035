package io.waymark.rate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.waymark.config.Slice;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.Dimensions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Slices as columns: which one it is, and what its dimensions show. */
final class SliceColumns {
  static final String SLICE = DailyConversionRates.SLICE;

  private final Slices slices;

  SliceColumns(Slices slices) {
    this.slices = slices;
  }

  /** The total, where every dimension shows {@code all}. */
  List<Column> total() {
    List<Column> columns = new ArrayList<>(List.of(lit(Slice.TOTAL).as(SLICE)));
    slices.dimensions().forEach(name -> columns.add(lit(Dimensions.ALL).as(name)));
    return columns;
  }

  /** Every row once for each slice: the kept columns, and what the slice shows. */
  Dataset<Row> exploded(Dataset<Row> rows, List<String> kept) {
    String exploded = "_slice";
    Column[] each = IntStream.range(0, slices.count()).mapToObj(this::slice).toArray(Column[]::new);
    List<Column> columns = new ArrayList<>(kept.stream().map(name -> col(name)).toList());
    columns.add(col(exploded + ".*"));
    return rows.withColumn(exploded, explode(array(each))).select(columns.toArray(Column[]::new));
  }

  /** Of these dimensions the ones that no slice needs: {@code all} everywhere. */
  Map<String, Column> others(List<String> dimensions) {
    return dimensions.stream()
        .filter(name -> !slices.dimensions().contains(name))
        .collect(Collectors.toMap(name -> name, name -> lit(Dimensions.ALL)));
  }

  private Column slice(int slice) {
    List<Column> fields = new ArrayList<>(List.of(lit(slices.names().get(slice)).as(SLICE)));
    for (int i = 0; i < slices.dimensions().size(); i++) {
      String name = slices.dimensions().get(i);
      fields.add((slices.isInEffect(slice, i) ? col(name) : lit(Dimensions.ALL)).as(name));
    }
    return struct(fields.toArray(Column[]::new));
  }
}
