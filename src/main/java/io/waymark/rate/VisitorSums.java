package io.waymark.rate;

import io.waymark.rate.VisitorPass.Place;
import io.waymark.table.DailyConversionRates;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Feeds the facts of a partition to the pass: one row per place and conversion comes out. */
final class VisitorSums implements MapPartitionsFunction<Row, Row> {
  /** Days since 1970: a plain number costs less than a date to carry. */
  static final String DAY = "_day";

  private final Slices slices;
  private final List<String> conversions;

  VisitorSums(Slices slices, List<String> conversions) {
    this.slices = slices;
    this.conversions = List.copyOf(conversions);
  }

  StructType schema() {
    StructType schema =
        new StructType()
            .add(DailyConversionRates.STORE_ID, DataTypes.StringType, false)
            .add(DAY, DataTypes.IntegerType, false)
            .add(DailyConversionRates.CONVERSION, DataTypes.StringType, false)
            .add(SliceColumns.SLICE, DataTypes.StringType, false);
    for (String dimension : slices.dimensions()) {
      schema = schema.add(dimension, DataTypes.StringType, false);
    }
    for (String sum : SumColumns.NAMES) {
      schema = schema.add(sum, DataTypes.LongType, false);
    }
    return schema;
  }

  /** The sums of a day come when its facts have been read. */
  @Override
  public Iterator<Row> call(Iterator<Row> facts) {
    VisitorPass pass = new VisitorPass(slices, conversions.size());
    Map<String, Integer> places = FactColumns.places(conversions);
    return new Portions(
        facts,
        row -> pass.add(FactColumns.fact(row, places, slices.dimensions().size())),
        pass::isReady,
        () -> {
          if (!facts.hasNext()) {
            pass.end();
          }
          return rows(pass);
        });
  }

  private Iterator<Row> rows(VisitorPass pass) {
    List<Row> rows = new ArrayList<>();
    pass.drain()
        .forEach(
            (place, sums) -> {
              for (int i = 0; i < conversions.size(); i++) {
                rows.add(row(place, conversions.get(i), sums.of(i)));
              }
            });
    return rows.iterator();
  }

  private Row row(Place place, String conversion, long[] sums) {
    List<Object> values = new ArrayList<>();
    values.add(place.storeId());
    values.add(place.day());
    values.add(conversion);
    values.add(slices.names().get(place.slice()));
    values.addAll(place.values());
    for (long sum : sums) {
      values.add(sum);
    }
    return RowFactory.create(values.toArray());
  }
}
