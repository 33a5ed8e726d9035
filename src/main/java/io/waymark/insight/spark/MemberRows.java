package io.waymark.insight.spark;

import io.waymark.config.AudienceSettings;
import io.waymark.insight.audience.HoldOut;
import io.waymark.insight.audience.Membership;
import io.waymark.insight.audience.UnitDays;
import io.waymark.table.AudienceMembers;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Feeds the days of each unit to the audiences of its store: a row per membership comes out. */
final class MemberRows implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final String UNIT = "_unit";
  static final String AS_OF_DAY = "_as_of_day";
  static final String SINCE_DAY = "_since_day";

  static final StructType SCHEMA =
      new StructType()
          .add(AudienceMembers.STORE_ID, DataTypes.StringType, false)
          .add(AudienceMembers.AUDIENCE, DataTypes.StringType, false)
          .add(AS_OF_DAY, DataTypes.IntegerType, false)
          .add(UNIT, DataTypes.StringType, false)
          .add(SINCE_DAY, DataTypes.IntegerType, false)
          .add(AudienceMembers.IS_MEMBER_LONGER, DataTypes.BooleanType, false)
          .add(AudienceMembers.WHY, DataTypes.StringType, false)
          .add(AudienceMembers.IS_HELD_OUT, DataTypes.BooleanType, false);

  /** An audience as it travels to where the rows are. */
  private record Rule(String name, TreeSet<String> stores, Membership membership, HoldOut holdOut)
      implements Serializable {
    static Rule of(AudienceSettings audience) {
      return new Rule(
          audience.name(),
          new TreeSet<>(audience.stores()),
          new Membership(audience),
          new HoldOut(audience.holdOutSalt(), audience.holdOut()));
    }
  }

  private final ArrayList<Rule> audiences;
  private final TreeMap<String, Integer> through;
  private final int keptDays;

  /**
   * For audiences of one kind of unit.
   *
   * @param through the last as-of day by store
   * @param keptDays as-of days up to it
   */
  MemberRows(List<AudienceSettings> audiences, Map<String, Integer> through, int keptDays) {
    this.audiences = new ArrayList<>(audiences.stream().map(Rule::of).toList());
    this.through = new TreeMap<>(through);
    this.keptDays = keptDays;
  }

  /** Rows of store, unit, label, day and count, those of a unit together. */
  @Override
  public Iterator<Row> call(Iterator<Row> days) {
    return new Found(days);
  }

  /** A row per audience and as-of day to which the unit belongs. */
  private void tell(String store, String unit, UnitDays days, Queue<Row> rows) {
    int last = Objects.requireNonNull(through.get(store), "rows of a store without data");
    for (Rule audience : audiences) {
      if (audience.stores().contains(store)) {
        boolean isHeldOut = audience.holdOut().holds(store, unit);
        for (int asOf = last - keptDays + 1; asOf <= last; asOf++) {
          int day = asOf;
          audience
              .membership()
              .on(days, day)
              .ifPresent(
                  member ->
                      rows.add(
                          RowFactory.create(
                              store,
                              audience.name(),
                              day,
                              unit,
                              member.since(),
                              member.isLonger(),
                              member.why(),
                              isHeldOut)));
        }
      }
    }
  }

  /** Holds the days of one unit at a time. */
  private final class Found implements Iterator<Row> {
    private final Iterator<Row> days;
    private final Queue<Row> ready = new ArrayDeque<>();
    private @Nullable Row next;

    Found(Iterator<Row> days) {
      this.days = days;
      this.next = days.hasNext() ? days.next() : null;
    }

    @Override
    public boolean hasNext() {
      Row first = next;
      while (ready.isEmpty() && first != null) {
        takeUnit(first);
        first = next;
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

    private void takeUnit(Row first) {
      String store = first.getString(0);
      String unit = first.getString(1);
      UnitDays unitDays = new UnitDays();
      Row row = first;
      while (row != null && row.getString(0).equals(store) && row.getString(1).equals(unit)) {
        unitDays.add(row.getString(2), row.getInt(3), row.getLong(4));
        row = days.hasNext() ? days.next() : null;
      }
      next = row;
      tell(store, unit, unitDays, ready);
    }
  }
}
