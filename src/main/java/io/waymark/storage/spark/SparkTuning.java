package io.waymark.storage.spark;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * Suits a session to how much there is to do. What others have set stays; what is set here goes.
 */
final class SparkTuning {
  private static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";
  private static final String FIRST_PARTITIONS =
      "spark.sql.adaptive.coalescePartitions.initialPartitionNum";

  /** A small hash map before the one that holds all: for sums of few groups. */
  private static final String FIRST_MAP = "spark.sql.codegen.aggregate.map.twolevel.enabled";

  /** Of stored events; as many as a task sorts without spilling them. */
  private static final long BYTES_PER_PARTITION = 16L << 20;

  private final SparkSession spark;
  private final Map<String, String> own = new TreeMap<>();

  SparkTuning(SparkSession spark) {
    this.spark = spark;
  }

  void expect(long bytes) {
    long partitions = bytes / BYTES_PER_PARTITION;
    if (partitions > Long.parseLong(spark.conf().get(SHUFFLE_PARTITIONS))) {
      set(FIRST_PARTITIONS, Long.toString(partitions));
      // Much is summed up by visitor, or by event: each row would be looked for in vain.
      set(FIRST_MAP, "false");
    } else {
      reset();
    }
  }

  void reset() {
    own.keySet().forEach(key -> spark.conf().unset(key));
    own.clear();
  }

  private void set(String key, String value) {
    // Only what was set is listed here; asked for by key, a default would answer.
    if (own.containsKey(key) || !spark.conf().getAll().contains(key)) {
      spark.conf().set(key, value);
      own.put(key, value);
    }
  }
}
