package io.waymark.source.spark;

import io.waymark.source.IngestPlan;
import io.waymark.table.Events;
import io.waymark.table.spark.SparkTables;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.expressions.NullOrdering;
import org.apache.spark.sql.connector.expressions.SortDirection;
import org.apache.spark.sql.connector.expressions.SortOrder;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsReportOrdering;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** What Spark asks when it meets the data source; made by Spark, by name. */
public final class EventFilesProvider implements TableProvider {
  static final String PLAN = "plan";
  private static final String NO_METADATA = "{}";

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return schema(plan(options));
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new EventFilesTable(plan(new CaseInsensitiveStringMap(properties)), schema);
  }

  private static IngestPlan plan(CaseInsensitiveStringMap options) {
    return PlanText.read(options.getOrDefault(PLAN, ""));
  }

  private static StructType schema(IngestPlan plan) {
    return SparkTables.schema(plan.events())
        .add(EventFiles.IS_HELD, DataTypes.BooleanType, false, "Beyond the late horizon.");
  }

  private record EventFilesTable(IngestPlan plan, StructType rowType)
      implements SupportsRead, ScanBuilder, SupportsReportOrdering {
    @Override
    public String name() {
      return "landing files";
    }

    @Override
    public Set<TableCapability> capabilities() {
      return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
      return this;
    }

    @Override
    public Scan build() {
      return this;
    }

    /** What Spark 4.0 asks for; later ones ask for the columns. */
    @Override
    @SuppressWarnings("deprecation")
    public StructType schema() {
      return rowType;
    }

    @Override
    public Column[] columns() {
      return Arrays.stream(rowType.fields()).map(EventFilesTable::column).toArray(Column[]::new);
    }

    private static Column column(StructField field) {
      String comment = field.getComment().getOrElse(() -> "");
      return Column.create(field.name(), field.dataType(), field.nullable(), comment, NO_METADATA);
    }

    @Override
    public StructType readSchema() {
      return rowType;
    }

    /** Else Spark would sort all rows by their partition before it writes them. */
    @Override
    public SortOrder[] outputOrdering() {
      return new SortOrder[] {
        Expressions.sort(
            Expressions.column(Events.LANDING_DATE),
            SortDirection.ASCENDING,
            NullOrdering.NULLS_FIRST)
      };
    }

    @Override
    public String description() {
      return plan.deliveries().size() + " landing files";
    }

    @Override
    public Batch toBatch() {
      return new EventFilesBatch(plan);
    }
  }
}
