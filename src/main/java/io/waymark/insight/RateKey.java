package io.waymark.insight;

import io.waymark.config.Slice;
import java.util.Comparator;
import java.util.List;

/**
 * Which rate of a store.
 *
 * @param rate name of the conversion or stage; of a step funnel.step
 * @param slice name of the slice
 * @param values of all dimensions, in their declared order
 */
public record RateKey(Kind kind, String rate, String slice, List<String> values)
    implements Comparable<RateKey> {
  private static final Comparator<RateKey> ORDER =
      Comparator.comparing(RateKey::kind)
          .thenComparing(RateKey::rate)
          .thenComparing(RateKey::slice)
          .thenComparing(key -> String.join("\u0000", key.values()));

  /** Where the rate comes from. */
  public enum Kind {
    /** Converting sessions of all sessions. */
    CONVERSION,
    /** Sessions that reached a stage of all sessions. */
    STAGE,
    /** Attempts that made a step of those that made the one before. */
    FUNNEL_STEP
  }

  public RateKey {
    values = List.copyOf(values);
  }

  boolean isTotal() {
    return slice.equals(Slice.TOTAL);
  }

  /** Of the total its slices by one dimension, of a slice value the others of its slice. */
  boolean isPartOf(RateKey whole) {
    boolean isOfSlice =
        whole.isTotal()
            ? !isTotal() && slice.indexOf('+') < 0
            : slice.equals(whole.slice) && !values.equals(whole.values);
    return isOfSlice && kind == whole.kind && rate.equals(whole.rate);
  }

  @Override
  public int compareTo(RateKey other) {
    return ORDER.compare(this, other);
  }
}
