package io.waymark.visitor.spark;

import io.waymark.visitor.Cutter;
import io.waymark.visitor.Piece;
import io.waymark.visitor.SessionPart;
import io.waymark.visitor.VisitorEvent;
import io.waymark.visitor.VisitorPass;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Runs the pass over the visitors of each partition: events in, one nested row per session out. */
public final class SparkPass implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final VisitorColumns columns;
  private final CutterSupplier cutter;
  private final List<PartColumns<?>> parts;

  /** Makes a cutter; called once per task. */
  public interface CutterSupplier extends Supplier<Cutter>, Serializable {}

  public SparkPass(VisitorColumns columns, CutterSupplier cutter, List<PartColumns<?>> parts) {
    this.columns = columns;
    this.cutter = cutter;
    this.parts = new ArrayList<>(parts);
  }

  /** Events with the columns of {@link VisitorColumns}, in any order. */
  public Dataset<Row> apply(Dataset<Row> events) {
    StructType schema = new StructType();
    for (PartColumns<?> part : parts) {
      for (StructField field : part.schema().fields()) {
        schema = schema.add(field);
      }
    }
    return columns.sorted(events).mapPartitions(this, Encoders.row(schema));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    List<Running<?>> running = new ArrayList<>();
    parts.forEach(part -> running.add(Running.of(part)));
    List<SessionPart<?>> sessionParts =
        running.stream().<SessionPart<?>>map(Running::part).toList();
    return new VisitorPass<>(
        events(rows), cutter.get(), sessionParts, piece -> row(piece, running));
  }

  /** Not as a stream, whose iterator costs more per event than some parts do. */
  private Iterator<VisitorEvent> events(Iterator<Row> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public VisitorEvent next() {
        return columns.event(rows.next());
      }
    };
  }

  private static Row row(Piece piece, List<Running<?>> running) {
    Stream<@Nullable Object> values = running.stream().flatMap(part -> part.values(piece).stream());
    return RowFactory.create(values.toArray());
  }

  /** A part at work, with the columns that show its result. */
  private record Running<T>(PartColumns<T> columns, SessionPart<T> part) {
    static <T> Running<T> of(PartColumns<T> columns) {
      return new Running<>(columns, columns.part());
    }

    List<@Nullable Object> values(Piece piece) {
      return columns.values(piece, part.end());
    }
  }
}
