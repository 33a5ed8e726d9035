package io.waymark.funnel.spark;

import io.waymark.config.FunnelSettings;
import io.waymark.funnel.Attempt;
import io.waymark.funnel.AttemptSteps;
import io.waymark.funnel.FunnelEvent;
import io.waymark.funnel.FunnelMatcher;
import io.waymark.funnel.FunnelRules;
import io.waymark.funnel.FunnelSession;
import io.waymark.table.FunnelAttempts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Feeds the sorted events of each unit to the matcher of its funnel: a row per step comes out. */
final class AttemptRows implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final String AT_MICROS = "_at_micros";
  static final String EPOCH_DAY = "_epoch_day";
  static final String ENTRY_DAY = "_entry_day";
  static final String ENTRY_MICROS = "_entry_micros";
  static final String REACHED_MICROS = "_reached_micros";
  static final String DIMENSIONS = "_dimensions";

  static final StructType SCHEMA =
      new StructType()
          .add(FunnelAttempts.STORE_ID, DataTypes.StringType, false)
          .add(FunnelAttempts.FUNNEL, DataTypes.StringType, false)
          .add(FunnelAttempts.UNIT_ID, DataTypes.StringType, false)
          .add(FunnelAttempts.VISITOR_ID, DataTypes.StringType, false)
          .add(FunnelAttempts.SESSION_ID, DataTypes.StringType, false)
          .add(ENTRY_DAY, DataTypes.IntegerType, false)
          .add(ENTRY_MICROS, DataTypes.LongType, false)
          .add(FunnelAttempts.DEPTH, DataTypes.IntegerType, false)
          .add(FunnelAttempts.STEP, DataTypes.StringType, false)
          .add(FunnelAttempts.STEP_ORDINAL, DataTypes.IntegerType, false)
          .add(FunnelAttempts.IS_OPTIONAL, DataTypes.BooleanType, false)
          .add(REACHED_MICROS, DataTypes.LongType, false)
          .add(FunnelAttempts.SECONDS_FROM_ENTRY, DataTypes.LongType, false)
          .add(FunnelAttempts.SECONDS_FROM_PREVIOUS, DataTypes.LongType, false)
          .add(DIMENSIONS, DataTypes.createArrayType(DataTypes.StringType, false), false);

  private static final int DIMENSIONS_FROM = 9;

  private final Map<String, FunnelRules> rules = new HashMap<>();
  private final Map<String, AttemptSteps> steps = new HashMap<>();
  private final int dimensions;

  AttemptRows(List<FunnelSettings> funnels, int dimensions) {
    for (FunnelSettings funnel : funnels) {
      rules.put(funnel.name(), FunnelRules.of(funnel));
      steps.put(funnel.name(), new AttemptSteps(funnel));
    }
    this.dimensions = dimensions;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> events) {
    return new Found(events);
  }

  private record Unit(String storeId, String funnel, String unitId, String visitorId) {
    static Unit of(Row row) {
      return new Unit(row.getString(0), row.getString(1), row.getString(2), row.getString(3));
    }
  }

  /** Yields the attempts of a unit as soon as nothing can change them any more. */
  private final class Found implements Iterator<Row> {
    private final Iterator<Row> events;
    private final Map<String, FunnelMatcher> matchers = new HashMap<>();
    private final Queue<Row> ready = new ArrayDeque<>();
    private @Nullable Unit unit;
    private @Nullable FunnelSession session;

    Found(Iterator<Row> events) {
      this.events = events;
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && events.hasNext()) {
        take(events.next());
      }
      if (ready.isEmpty()) {
        end();
      }
      return !ready.isEmpty();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }

    private void take(Row row) {
      Unit of = Unit.of(row);
      if (!of.equals(unit)) {
        end();
        unit = of;
      }
      FunnelMatcher matcher = matcher(of);
      matcher.add(
          new FunnelEvent(
              row.getLong(5), row.getInt(6), row.getLong(7), row.getLong(8), session(row)));
      matcher.drain().forEach(attempt -> tell(of, attempt));
    }

    private void end() {
      Unit ended = unit;
      if (ended != null) {
        matcher(ended).end().forEach(attempt -> tell(ended, attempt));
        unit = null;
      }
    }

    private FunnelMatcher matcher(Unit of) {
      return matchers.computeIfAbsent(of.funnel(), name -> new FunnelMatcher(known(rules, name)));
    }

    /** Events of one session follow each other, so most share the one before. */
    private FunnelSession session(Row row) {
      FunnelSession present = session;
      if (present == null || !present.id().equals(row.getString(4))) {
        List<String> values = new ArrayList<>(dimensions);
        for (int i = 0; i < dimensions; i++) {
          values.add(row.getString(DIMENSIONS_FROM + i));
        }
        present = new FunnelSession(row.getString(4), values);
        session = present;
      }
      return present;
    }

    private void tell(Unit of, Attempt attempt) {
      for (AttemptSteps.Made made : known(steps, of.funnel()).of(attempt)) {
        ready.add(
            RowFactory.create(
                of.storeId(),
                of.funnel(),
                of.unitId(),
                of.visitorId(),
                attempt.session().id(),
                attempt.entryDay(),
                attempt.entryMicros(),
                attempt.depth(),
                made.step().name(),
                made.step().ordinal(),
                made.step().isOptional(),
                made.atMicros(),
                made.secondsFromEntry(),
                made.secondsFromPrevious(),
                attempt.session().dimensions().toArray()));
      }
    }
  }

  private static <T> T known(Map<String, T> byFunnel, String funnel) {
    T known = byFunnel.get(funnel);
    if (known == null) {
      throw new IllegalStateException("funnel " + funnel + " is not declared");
    }
    return known;
  }
}
