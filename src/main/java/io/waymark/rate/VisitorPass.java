package io.waymark.rate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds facts, visitor by visitor, to the sums of the slice values that the visitor belongs to. A
 * visitor with sessions on two devices counts once in the total and once for each device.
 */
final class VisitorPass {
  /** An odd number with its bits well mixed. */
  private static final int SPREAD = 0x9E3779B1;

  private static final int SUMS_HELD = 20_000;
  private static final int LOOKS_HELD = 100_000;

  private final Slices slices;
  private final int conversions;
  private final Map<Place, SliceSums> sums = new HashMap<>();
  private final Map<Looks, List<SliceSums>> sumsByLooks = new HashMap<>();
  private final Map<Visitor, Map<Looks, VisitorCounts>> visitors = new HashMap<>();
  private long order;
  private int day;
  private boolean isDayEnded;

  VisitorPass(Slices slices, int conversions) {
    this.slices = slices;
    this.conversions = conversions;
  }

  /** What sums are kept for. */
  record Place(String storeId, int day, int slice, List<String> values) {
    static Place of(Looks looks, int slice, Slices slices) {
      return new Place(
          looks.storeId(), looks.day(), slice, slices.values(slice, looks.dimensions()));
    }
  }

  private record Visitor(String storeId, int day, String visitorId) {}

  /** What sessions that fall into the same slice values have in common. */
  record Looks(String storeId, int day, List<String> dimensions) {
    /** The default makes values that differ in a letter, such as page-1 and page-2, collide. */
    @Override
    public int hashCode() {
      int hash = day;
      for (String dimension : dimensions) {
        hash = hash * SPREAD + dimension.hashCode();
      }
      return hash;
    }
  }

  /** Takes the next fact; facts come by their order. */
  void add(Fact fact) {
    if (fact.order() != order) {
      endVisitors();
      order = fact.order();
    }
    isDayEnded |= fact.day() != day;
    day = fact.day();
    visitors
        .computeIfAbsent(
            new Visitor(fact.storeId(), fact.day(), fact.visitorId()), v -> new HashMap<>())
        .computeIfAbsent(
            new Looks(fact.storeId(), fact.day(), fact.dimensions()),
            looks -> new VisitorCounts(conversions))
        .add(fact);
  }

  /**
   * Whether sums should leave: a day is over, or they would fill the memory; then others of the
   * same place follow, to be added up later.
   */
  boolean isReady() {
    return isDayEnded || sums.size() > SUMS_HELD || sumsByLooks.size() > LOOKS_HELD;
  }

  /** Says that no more facts come. */
  void end() {
    endVisitors();
  }

  /** Hands out the sums of visitors that are complete, and forgets them. */
  Map<Place, SliceSums> drain() {
    Map<Place, SliceSums> drained = new HashMap<>(sums);
    sums.clear();
    sumsByLooks.clear();
    isDayEnded = false;
    return drained;
  }

  private void endVisitors() {
    for (Map<Looks, VisitorCounts> counts : visitors.values()) {
      if (counts.size() == 1) {
        counts.forEach((looks, visitor) -> sums(looks).forEach(slice -> slice.add(visitor)));
      } else {
        addMerged(counts);
      }
    }
    visitors.clear();
  }

  /** Sessions that look different may still fall into the same value of a slice. */
  private void addMerged(Map<Looks, VisitorCounts> counts) {
    Map<SliceSums, VisitorCounts> merged = new HashMap<>();
    counts.forEach(
        (looks, part) ->
            sums(looks)
                .forEach(
                    slice ->
                        merged
                            .computeIfAbsent(slice, s -> new VisitorCounts(conversions))
                            .add(part)));
    merged.forEach(SliceSums::add);
  }

  /** Kept by what sessions look like, because most visitors look like one before. */
  private List<SliceSums> sums(Looks looks) {
    return sumsByLooks.computeIfAbsent(looks, this::places);
  }

  private List<SliceSums> places(Looks looks) {
    List<SliceSums> places = new ArrayList<>();
    for (int slice = 0; slice < slices.count(); slice++) {
      places.add(
          sums.computeIfAbsent(
              Place.of(looks, slice, slices), place -> new SliceSums(conversions)));
    }
    return places;
  }
}
