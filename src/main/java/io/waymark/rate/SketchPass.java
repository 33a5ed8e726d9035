package io.waymark.rate;

import io.waymark.rate.VisitorPass.Looks;
import io.waymark.rate.VisitorPass.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.datasketches.theta.UpdateSketch;
import org.jspecify.annotations.Nullable;

/** Enters the visitors of facts, in any order, into the sketches of their slice values. */
final class SketchPass {
  /** No more hashes than this are held, 8 bytes each. */
  private static final int HASHES_HELD = 4_000_000;

  private static final int PLACES_HELD = 100_000;

  private final Slices slices;
  private final int conversions;
  private final Map<Place, Visitors> places = new HashMap<>();
  private final Map<Looks, List<Visitors>> placesByLooks = new HashMap<>();
  private long hashes;

  SketchPass(Slices slices, int conversions) {
    this.slices = slices;
    this.conversions = conversions;
  }

  void add(Fact fact) {
    byte[] visitor = ThetaSketches.fed(fact.visitorId());
    Looks looks = new Looks(fact.storeId(), fact.day(), fact.dimensions());
    List<Visitors> all = placesByLooks.computeIfAbsent(looks, this::places);
    all.forEach(visitors -> visitors.add(fact.conversion(), visitor));
    hashes += all.size();
  }

  /** Whether sketches should leave early, to be merged later, lest they fill the memory. */
  boolean isFull() {
    return hashes > HASHES_HELD || placesByLooks.size() > PLACES_HELD;
  }

  /** Hands out the sketches so far and forgets them. */
  Map<Place, Visitors> drain() {
    Map<Place, Visitors> drained = new HashMap<>(places);
    places.clear();
    placesByLooks.clear();
    hashes = 0;
    return drained;
  }

  private List<Visitors> places(Looks looks) {
    List<Visitors> all = new ArrayList<>();
    for (int slice = 0; slice < slices.count(); slice++) {
      all.add(
          places.computeIfAbsent(
              Place.of(looks, slice, slices), place -> new Visitors(conversions)));
    }
    return all;
  }

  /** Sketches of one place: of any visitor, and of those who made each conversion. */
  static final class Visitors {
    private final @Nullable UpdateSketch[] sketches;

    private Visitors(int conversions) {
      sketches = new @Nullable UpdateSketch[conversions + 1];
    }

    private void add(int conversion, byte[] visitor) {
      UpdateSketch sketch = sketches[conversion + 1];
      if (sketch == null) {
        sketch = ThetaSketches.empty();
        sketches[conversion + 1] = sketch;
      }
      sketch.update(visitor);
    }

    /** Of a conversion, or of {@link Fact#SESSION}; null if nobody came. */
    byte @Nullable [] bytes(int conversion) {
      UpdateSketch sketch = sketches[conversion + 1];
      return sketch == null ? null : ThetaSketches.bytes(sketch);
    }
  }
}
