package io.waymark.funnel.spark;

import io.waymark.funnel.FunnelChoice;
import io.waymark.funnel.FunnelPart;
import io.waymark.funnel.KeptEvent;
import io.waymark.table.FunnelEvents;
import io.waymark.visitor.Piece;
import io.waymark.visitor.SessionPart;
import io.waymark.visitor.spark.PartColumns;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The events of a session that funnels need, as one array column of the pass. */
public final class FunnelColumns implements PartColumns<List<KeptEvent>> {
  private static final long serialVersionUID = 1L;

  static final String EVENTS = "_funnel_events";
  static final String FUNNEL = FunnelEvents.FUNNEL;
  static final String AT_MICROS = "at_micros";
  static final String TIE_ORDINAL = FunnelEvents.TIE_ORDINAL;
  static final String STEPS = FunnelEvents.STEPS;
  static final String EXCLUSIONS = FunnelEvents.EXCLUSIONS;

  private static final StructType ELEMENT =
      new StructType()
          .add(FUNNEL, DataTypes.IntegerType, false)
          .add(AT_MICROS, DataTypes.LongType, false)
          .add(TIE_ORDINAL, DataTypes.IntegerType, false)
          .add(STEPS, DataTypes.LongType, false)
          .add(EXCLUSIONS, DataTypes.LongType, false);

  private final List<FunnelChoice> choices;

  public FunnelColumns(List<FunnelChoice> choices) {
    this.choices = new ArrayList<>(choices);
  }

  @Override
  public SessionPart<List<KeptEvent>> part() {
    return new FunnelPart(choices);
  }

  @Override
  public StructType schema() {
    return new StructType().add(EVENTS, DataTypes.createArrayType(ELEMENT, false), false);
  }

  @Override
  public List<@Nullable Object> values(Piece piece, List<KeptEvent> events) {
    List<KeptEvent> counted = piece.isCounted() ? events : List.of();
    Object array = counted.stream().map(FunnelColumns::row).toArray();
    return List.of(array);
  }

  private static Row row(KeptEvent event) {
    return RowFactory.create(
        event.funnel(), event.atMicros(), event.tieOrdinal(), event.steps(), event.exclusions());
  }
}
