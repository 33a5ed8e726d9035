package io.waymark.rate;

import io.waymark.rate.VisitorPass.Place;
import io.waymark.table.DailyVisitors;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Feeds the facts of a partition to the sketches: some rows per place and conversion come out. */
final class VisitorSketches implements MapPartitionsFunction<Row, Row> {
  /** Days since 1970. */
  static final String DAY = "_day";

  private final Slices slices;
  private final List<String> conversions;

  VisitorSketches(Slices slices, List<String> conversions) {
    this.slices = slices;
    this.conversions = List.copyOf(conversions);
  }

  StructType schema() {
    StructType schema =
        new StructType()
            .add(DailyVisitors.STORE_ID, DataTypes.StringType, false)
            .add(DAY, DataTypes.IntegerType, false)
            .add(DailyVisitors.CONVERSION, DataTypes.StringType, false)
            .add(DailyVisitors.SLICE, DataTypes.StringType, false);
    for (String dimension : slices.dimensions()) {
      schema = schema.add(dimension, DataTypes.StringType, false);
    }
    return schema.add(DailyVisitors.VISITOR_SKETCH, DataTypes.BinaryType, false);
  }

  @Override
  public Iterator<Row> call(Iterator<Row> facts) {
    SketchPass pass = new SketchPass(slices, conversions.size());
    Map<String, Integer> places = FactColumns.places(conversions);
    return new Portions(
        facts,
        row -> pass.add(FactColumns.fact(row, places, slices.dimensions().size())),
        pass::isFull,
        () -> rows(pass));
  }

  private Iterator<Row> rows(SketchPass pass) {
    List<Row> rows = new ArrayList<>();
    pass.drain()
        .forEach(
            (place, visitors) -> {
              add(rows, place, DailyVisitors.ANY_VISITOR, visitors.bytes(Fact.SESSION));
              for (int i = 0; i < conversions.size(); i++) {
                add(rows, place, conversions.get(i), visitors.bytes(i));
              }
            });
    return rows.iterator();
  }

  private void add(List<Row> rows, Place place, String conversion, byte @Nullable [] sketch) {
    if (sketch != null) {
      List<Object> values = new ArrayList<>();
      values.add(place.storeId());
      values.add(place.day());
      values.add(conversion);
      values.add(slices.names().get(place.slice()));
      values.addAll(place.values());
      values.add(sketch);
      rows.add(RowFactory.create(values.toArray()));
    }
  }
}
