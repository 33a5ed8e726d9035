package io.waymark.rate;

import io.waymark.rate.VisitorPass.Place;
import io.waymark.table.DailyConversionRates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
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

  @Override
  public Iterator<Row> call(Iterator<Row> facts) {
    return new Sums(facts);
  }

  /** Yields the sums of a day when its facts have been read. */
  private final class Sums implements Iterator<Row> {
    private final Iterator<Row> facts;
    private final VisitorPass pass = new VisitorPass(slices, conversions.size());
    private Iterator<Row> ready = Collections.emptyIterator();
    private final Map<String, Integer> places = new HashMap<>();
    private int day;
    private boolean isEnded;

    private Sums(Iterator<Row> facts) {
      this.facts = facts;
      conversions.forEach(name -> places.put(name, places.size()));
    }

    @Override
    public boolean hasNext() {
      while (!ready.hasNext() && !isEnded) {
        ready = read();
      }
      return ready.hasNext();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.next();
    }

    private Iterator<Row> read() {
      while (facts.hasNext()) {
        Fact fact = FactColumns.fact(facts.next(), places, slices.dimensions().size());
        pass.add(fact);
        if (fact.day() != day || pass.isFull()) {
          day = fact.day();
          return rows();
        }
      }
      isEnded = true;
      pass.end();
      return rows();
    }

    private Iterator<Row> rows() {
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
}
