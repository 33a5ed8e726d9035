package io.waymark.visitor.spark;

import io.waymark.visitor.Piece;
import io.waymark.visitor.SessionPart;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A part of the pass as columns of its output.
 *
 * @param <T> what the part knows when a session ends
 */
public interface PartColumns<T> extends Serializable {
  /** A new part; called once per task. */
  SessionPart<T> part();

  StructType schema();

  /** Values of the columns of {@link #schema} for one session. */
  List<@Nullable Object> values(Piece piece, T result);
}
