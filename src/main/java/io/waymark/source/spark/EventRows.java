package io.waymark.source.spark;

import io.waymark.source.Delivery;
import io.waymark.source.DeliveryReader;
import io.waymark.source.IngestPlan;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Hands the rows of a task's deliveries to Spark, file after file. */
final class EventRows implements PartitionReader<InternalRow> {
  private final IngestPlan plan;
  private final List<Delivery> deliveries;
  private final Configuration hadoop;
  private int next;
  private @Nullable DeliveryReader reader;
  private InternalRow row = InternalRow.empty();

  EventRows(IngestPlan plan, List<Delivery> deliveries, Configuration hadoop) {
    this.plan = plan;
    this.deliveries = deliveries;
    this.hadoop = hadoop;
  }

  @Override
  public boolean next() throws IOException {
    while (true) {
      if (reader == null) {
        if (next == deliveries.size()) {
          return false;
        }
        reader = new DeliveryReader(plan, deliveries.get(next++), hadoop, attempt());
      }
      @Nullable Object[] values = reader.next();
      if (values != null) {
        row = sparkRow(values);
        return true;
      }
      reader.close();
      reader = null;
    }
  }

  @Override
  public InternalRow get() {
    return row;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }

  private static String attempt() {
    return String.valueOf(TaskContext.get().taskAttemptId());
  }

  private static InternalRow sparkRow(@Nullable Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof byte[] text) {
        values[i] = UTF8String.fromBytes(text);
      } else if (values[i] instanceof BigDecimal money) {
        values[i] = Decimal.createUnsafe(tenThousandths(money), 18, 4);
      }
    }
    return new GenericInternalRow(values);
  }

  /** The unscaled value of money, without the BigInteger that asking for it would make. */
  private static long tenThousandths(BigDecimal money) {
    return money.scaleByPowerOfTen(4).longValue();
  }
}
