package io.waymark.source.spark;

import io.waymark.source.Delivery;
import io.waymark.source.IngestPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.util.SerializableConfiguration;

/** Shares the deliveries out to tasks: large files alone, small ones together. */
final class EventFilesBatch implements Batch {
  private static final long LARGEST_TASK_BYTES = 128L << 20;
  private static final long SMALLEST_TASK_BYTES = 4L << 20;

  /** What opening a file costs, as bytes that could be read meanwhile. */
  private static final long OPEN_COST_BYTES = 1L << 20;

  private final IngestPlan plan;

  EventFilesBatch(IngestPlan plan) {
    this.plan = plan;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    List<Delivery> largestFirst = new ArrayList<>(plan.deliveries());
    largestFirst.sort(Comparator.comparingLong(EventFilesBatch::cost).reversed());
    long total = largestFirst.stream().mapToLong(EventFilesBatch::cost).sum();
    int cores = SparkSession.active().sparkContext().defaultParallelism();
    long wanted = Math.min(Math.max(total / (2L * cores), SMALLEST_TASK_BYTES), LARGEST_TASK_BYTES);
    List<Deliveries> tasks = new ArrayList<>();
    List<Delivery> task = new ArrayList<>();
    long size = 0;
    for (Delivery delivery : largestFirst) {
      if (size + cost(delivery) > wanted && !task.isEmpty()) {
        tasks.add(new Deliveries(task));
        task = new ArrayList<>();
        size = 0;
      }
      task.add(delivery);
      size += cost(delivery);
    }
    if (!task.isEmpty()) {
      tasks.add(new Deliveries(task));
    }
    return tasks.toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    SerializableConfiguration hadoop =
        new SerializableConfiguration(SparkSession.active().sessionState().newHadoopConf());
    return new Factory(plan, hadoop);
  }

  private static long cost(Delivery delivery) {
    return delivery.file().sizeBytes() + OPEN_COST_BYTES;
  }

  /** The files of one task. */
  record Deliveries(List<Delivery> list) implements InputPartition {
    Deliveries {
      list = List.copyOf(list);
    }
  }

  private record Factory(IngestPlan plan, SerializableConfiguration hadoop)
      implements PartitionReaderFactory {
    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
      return new EventRows(plan, ((Deliveries) partition).list(), hadoop.value());
    }
  }
}
