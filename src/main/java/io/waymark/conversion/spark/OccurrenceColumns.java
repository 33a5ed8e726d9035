package io.waymark.conversion.spark;

import io.waymark.conversion.ConversionPart;
import io.waymark.conversion.ConversionRules;
import io.waymark.conversion.Occurrence;
import io.waymark.table.spark.SparkTables;
import io.waymark.visitor.Piece;
import io.waymark.visitor.SessionPart;
import io.waymark.visitor.spark.PartColumns;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The conversions on events of a session, as one array column of the pass. */
public final class OccurrenceColumns implements PartColumns<List<Occurrence>> {
  private static final long serialVersionUID = 1L;

  static final String OCCURRENCES = "_occurrences";
  static final String CONVERSION = "conversion";
  static final String COUNT = "count";
  static final String FIRST_MICROS = "first_micros";
  static final String VALUE = "value";

  static final StructType ELEMENT =
      new StructType()
          .add(CONVERSION, DataTypes.IntegerType, false)
          .add(COUNT, DataTypes.LongType, false)
          .add(FIRST_MICROS, DataTypes.LongType, false)
          .add(VALUE, SparkTables.MONEY, false);

  static final ArrayType TYPE = DataTypes.createArrayType(ELEMENT, false);

  private final ConversionRules rules;

  public OccurrenceColumns(ConversionRules rules) {
    this.rules = rules;
  }

  @Override
  public SessionPart<List<Occurrence>> part() {
    return new ConversionPart(rules);
  }

  @Override
  public StructType schema() {
    return new StructType().add(OCCURRENCES, TYPE, false);
  }

  @Override
  public List<@Nullable Object> values(Piece piece, List<Occurrence> occurrences) {
    List<Occurrence> counted = piece.isCounted() ? occurrences : List.of();
    Object array = counted.stream().map(OccurrenceColumns::row).toArray();
    return List.of(array);
  }

  private static Row row(Occurrence occurrence) {
    return RowFactory.create(
        occurrence.conversion(),
        occurrence.occurrences(),
        occurrence.firstMicros(),
        occurrence.value());
  }
}
