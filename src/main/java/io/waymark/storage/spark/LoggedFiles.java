package io.waymark.storage.spark;

import static org.apache.spark.sql.functions.col;

import io.waymark.storage.StoredFile;
import io.waymark.table.TableSpec;
import io.waymark.table.spark.SparkTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.InterpretedPredicate;
import org.apache.spark.sql.execution.datasources.FileIndex;
import org.apache.spark.sql.execution.datasources.FileStatusWithMetadata;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.PartitionDirectory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * The data files of one version of a table, as its log names them. Delta's own reader asks the log
 * with several Spark jobs per read, which cost more than most of what is read here; the log has
 * been read by Kernel already. Only for tables of Delta reader version 1, whose rows are those of
 * their files.
 */
final class LoggedFiles implements FileIndex {
  private final Path root;
  private final StructType partitions;
  private final List<PartitionDirectory> directories;

  private LoggedFiles(Path root, StructType partitions, List<StoredFile> files) {
    this.root = root;
    this.partitions = partitions;
    Map<Map<String, String>, List<StoredFile>> byPartition = new LinkedHashMap<>();
    for (StoredFile file : files) {
      byPartition.computeIfAbsent(file.partition(), ignored -> new ArrayList<>()).add(file);
    }
    this.directories = new ArrayList<>();
    byPartition.forEach((values, part) -> directories.add(directory(values, part)));
  }

  /** The rows of the files, with the declared columns of the table; older files may lack some. */
  static Dataset<Row> read(
      SparkSession spark, TableSpec table, String root, List<StoredFile> files) {
    StructType all = SparkTables.schema(table).asNullable();
    StructType partitions = new StructType();
    StructType data = new StructType();
    for (StructField field : all.fields()) {
      if (table.partition().equals(Optional.of(field.name()))) {
        partitions = partitions.add(field);
      } else {
        data = data.add(field);
      }
    }
    LoggedFiles index = new LoggedFiles(new Path(root), partitions, files);
    HadoopFsRelation relation =
        new HadoopFsRelation(
            index,
            partitions,
            data,
            Option.empty(),
            new ParquetFileFormat(),
            Map$.MODULE$.empty(),
            spark);
    return spark
        .baseRelationToDataFrame(relation)
        .select(table.columnNames().stream().map(name -> col(name)).toArray(Column[]::new));
  }

  private PartitionDirectory directory(Map<String, String> values, List<StoredFile> files) {
    List<FileStatusWithMetadata> statuses = new ArrayList<>();
    for (StoredFile file : files) {
      statuses.add(
          new FileStatusWithMetadata(
              new FileStatus(file.bytes(), false, 1, file.bytes(), 0, new Path(file.uri())),
              Map$.MODULE$.empty()));
    }
    return new PartitionDirectory(row(values), seq(statuses));
  }

  /** Tables are partitioned by days or months. */
  private InternalRow row(Map<String, String> values) {
    Object[] row = new Object[partitions.size()];
    for (int i = 0; i < row.length; i++) {
      String text = values.get(partitions.fields()[i].name());
      row[i] = text == null ? null : Math.toIntExact(LocalDate.parse(text).toEpochDay());
    }
    return new GenericInternalRow(row);
  }

  @Override
  public Seq<PartitionDirectory> listFiles(Seq<Expression> onPartitions, Seq<Expression> onData) {
    List<InterpretedPredicate> predicates = new ArrayList<>();
    for (Expression expression : CollectionConverters.asJava(onPartitions)) {
      predicates.add(bound(expression));
    }
    return seq(
        directories.stream()
            .filter(directory -> predicates.stream().allMatch(p -> p.eval(directory.values())))
            .toList());
  }

  private InterpretedPredicate bound(Expression expression) {
    return new InterpretedPredicate(expression.transform(new Binding(partitions)));
  }

  /** Puts the places of a partition's values where an expression names their columns. */
  private static final class Binding extends AbstractPartialFunction<Expression, Expression> {
    private final StructType columns;

    Binding(StructType columns) {
      this.columns = columns;
    }

    @Override
    public boolean isDefinedAt(Expression expression) {
      return expression instanceof AttributeReference;
    }

    @Override
    public Expression apply(Expression expression) {
      AttributeReference column = (AttributeReference) expression;
      return new BoundReference(columns.fieldIndex(column.name()), column.dataType(), true);
    }
  }

  @Override
  public Seq<Path> rootPaths() {
    return seq(List.of(root));
  }

  @Override
  public String[] inputFiles() {
    return directories.stream()
        .flatMap(directory -> CollectionConverters.asJava(directory.files()).stream())
        .map(file -> file.getPath().toUri().toString())
        .toArray(String[]::new);
  }

  /** A version never changes. */
  @Override
  public void refresh() {}

  @Override
  public long sizeInBytes() {
    return directories.stream()
        .flatMap(directory -> CollectionConverters.asJava(directory.files()).stream())
        .mapToLong(FileStatusWithMetadata::getLen)
        .sum();
  }

  @Override
  public StructType partitionSchema() {
    return partitions;
  }

  private static <T> Seq<T> seq(List<T> list) {
    return CollectionConverters.asScala(list).toList();
  }
}
