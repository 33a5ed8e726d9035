package io.waymark.rate;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;

/**
 * Merges sketches in SQL: Spark's own function for it is not in every line that we support, and its
 * bytes depend on the order.
 */
final class MergedSketch extends Aggregator<byte[], byte[], byte[]> {
  @Override
  public byte[] zero() {
    return new byte[0];
  }

  @Override
  public byte[] reduce(byte[] merged, byte[] sketch) {
    return merge(merged, sketch);
  }

  @Override
  public byte[] merge(byte[] one, byte[] other) {
    if (one.length == 0 || other.length == 0) {
      return one.length == 0 ? other : one;
    }
    return ThetaSketches.merged(one, other);
  }

  @Override
  public byte[] finish(byte[] merged) {
    return merged;
  }

  @Override
  public Encoder<byte[]> bufferEncoder() {
    return Encoders.BINARY();
  }

  @Override
  public Encoder<byte[]> outputEncoder() {
    return Encoders.BINARY();
  }
}
