package io.waymark.source.spark;

import io.waymark.source.Delivery;
import io.waymark.source.IngestPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
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
    long wanted = Math.min(2L * cores, 1 + total / SMALLEST_TASK_BYTES);
    long needed = Math.max(wanted, 1 + total / LARGEST_TASK_BYTES);
    int count = (int) Math.min(needed, largestFirst.size());
    PriorityQueue<Task> tasks = new PriorityQueue<>();
    for (int i = 0; i < count; i++) {
      tasks.add(new Task(0, List.of()));
    }
    for (Delivery delivery : largestFirst) {
      tasks.add(tasks.remove().with(delivery));
    }
    return tasks.stream().map(Task::byLandingDay).toArray(InputPartition[]::new);
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

  /** A task that is being filled; the one with the least to do gets the next file. */
  private record Task(long cost, List<Delivery> list) implements Comparable<Task> {
    Task with(Delivery delivery) {
      List<Delivery> more = new ArrayList<>(list);
      more.add(delivery);
      return new Task(cost + EventFilesBatch.cost(delivery), more);
    }

    /** In the order that the scan promises. */
    Deliveries byLandingDay() {
      List<Delivery> ordered = new ArrayList<>(list);
      ordered.sort(
          Comparator.comparing(
              delivery -> delivery.file().landingDate(),
              Comparator.nullsFirst(Comparator.naturalOrder())));
      return new Deliveries(ordered);
    }

    @Override
    public int compareTo(Task other) {
      return Long.compare(cost, other.cost);
    }
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
