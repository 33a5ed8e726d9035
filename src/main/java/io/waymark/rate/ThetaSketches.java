package io.waymark.rate;

import java.nio.charset.StandardCharsets;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.theta.CompactSketch;
import org.apache.datasketches.theta.SetOperation;
import org.apache.datasketches.theta.Sketches;
import org.apache.datasketches.theta.Union;
import org.apache.datasketches.theta.UpdateSketch;

/**
 * Theta sketches whose bytes depend on what they count, not on the order in which it came: each is
 * cut back to its {@value #NOMINAL_ENTRIES} smallest hashes, and so is what they merge to. Those of
 * HyperLogLog, half the size, keep traces of the order.
 *
 * <p>Anirban Dasgupta, Kevin J. Lang, Lee Rhodes, Justin Thaler: A Framework for Estimating Stream
 * Expression Cardinalities, ICDT 2016.
 */
public final class ThetaSketches {
  /** The relative standard error is one by the root of this less one: 1.6 %. */
  public static final int NOMINAL_ENTRIES = 4096;

  private ThetaSketches() {}

  static UpdateSketch empty() {
    return UpdateSketch.builder().setNominalEntries(NOMINAL_ENTRIES).build();
  }

  /** As SQL functions of Spark and others feed a text. */
  static byte[] fed(String visitorId) {
    return visitorId.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] bytes(UpdateSketch sketch) {
    return bytes(sketch.rebuild().compact(true, null));
  }

  static byte[] merged(byte[] one, byte[] other) {
    Union union = SetOperation.builder().setNominalEntries(NOMINAL_ENTRIES).buildUnion();
    union.union(Memory.wrap(one));
    union.union(Memory.wrap(other));
    return bytes(union.getResult(true, null));
  }

  /** About how many there are; exactly, up to {@link #NOMINAL_ENTRIES}. */
  public static double estimate(byte[] sketch) {
    return Sketches.wrapSketch(Memory.wrap(sketch)).getEstimate();
  }

  private static byte[] bytes(CompactSketch sketch) {
    return sketch.toByteArray();
  }
}
