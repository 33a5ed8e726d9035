package io.waymark.storage.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.testkit.SparkExtension;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class SparkTuningTest {
  private static final String FIRST_PARTITIONS =
      "spark.sql.adaptive.coalescePartitions.initialPartitionNum";
  private static final String FIRST_MAP = "spark.sql.codegen.aggregate.map.twolevel.enabled";

  @Test
  void aSessionIsSuitedToTheWorkAndLeftAsItWas(SparkSession shared) {
    SparkSession spark = shared.newSession();
    SparkTuning tuning = new SparkTuning(spark);

    tuning.expect(1_000_000);
    assertThat(spark.conf().getOption(FIRST_PARTITIONS).isEmpty()).isTrue();

    tuning.expect(10L << 30);
    assertThat(spark.conf().get(FIRST_PARTITIONS)).isEqualTo("640");
    assertThat(spark.conf().get(FIRST_MAP)).isEqualTo("false");

    tuning.reset();
    assertThat(spark.conf().getOption(FIRST_PARTITIONS).isEmpty()).isTrue();
    assertThat(spark.conf().get(FIRST_MAP)).isEqualTo("true");
  }

  @Test
  void whatOthersHaveSetStays(SparkSession shared) {
    SparkSession spark = shared.newSession();
    spark.conf().set(FIRST_PARTITIONS, "7");
    SparkTuning tuning = new SparkTuning(spark);

    tuning.expect(10L << 30);
    tuning.reset();

    assertThat(spark.conf().get(FIRST_PARTITIONS)).isEqualTo("7");
  }
}
