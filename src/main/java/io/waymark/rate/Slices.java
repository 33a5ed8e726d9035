package io.waymark.rate;

import io.waymark.config.Slice;
import io.waymark.table.Dimensions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The total and the declared slices.
 *
 * @param names of the slices, the total first
 * @param dimensions those that some slice needs; the others never travel
 * @param effects by slice: whether each of the dimensions is in effect
 */
record Slices(List<String> names, List<String> dimensions, List<List<Boolean>> effects)
    implements Serializable {

  static Slices of(List<Slice> declared) {
    Map<String, Slice> slices = new LinkedHashMap<>();
    slices.put(Slice.TOTAL, new Slice(List.of()));
    declared.forEach(slice -> slices.put(slice.name(), slice));
    List<String> dimensions =
        slices.values().stream().flatMap(slice -> slice.dimensions().stream()).distinct().toList();
    return new Slices(
        List.copyOf(slices.keySet()),
        dimensions,
        slices.values().stream()
            .map(slice -> dimensions.stream().map(slice.dimensions()::contains).toList())
            .toList());
  }

  int count() {
    return names.size();
  }

  boolean isInEffect(int slice, int dimension) {
    return effects.get(slice).get(dimension);
  }

  /** What the dimensions show in a slice: the value in effect, or {@code all}. */
  List<String> values(int slice, List<String> sessionValues) {
    List<String> values = new ArrayList<>(dimensions.size());
    for (int i = 0; i < dimensions.size(); i++) {
      values.add(isInEffect(slice, i) ? sessionValues.get(i) : Dimensions.ALL);
    }
    return values;
  }
}
