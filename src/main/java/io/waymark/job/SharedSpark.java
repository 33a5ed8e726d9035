package io.waymark.job;

import java.util.function.LongFunction;

/** Spark for works at the same time: its session suits the one that has the most to read. */
final class SharedSpark {
  private final LongFunction<SparkStep> spark;
  private long most;

  SharedSpark(LongFunction<SparkStep> spark) {
    this.spark = spark;
  }

  synchronized SparkStep step(long bytes) {
    most = Math.max(most, bytes);
    return spark.apply(most);
  }
}
