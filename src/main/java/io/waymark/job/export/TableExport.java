package io.waymark.job.export;

import io.waymark.job.PublishedTables;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.TableSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes rows of a table as a file or a stream; says how many. */
public final class TableExport {
  private final KernelTables tables;
  private final Function<TableSpec, TableRead> version;

  private TableExport(KernelTables tables, Function<TableSpec, TableRead> version) {
    this.tables = tables;
    this.version = version;
  }

  /** Of the rows as the last complete run left them. */
  public static TableExport published(KernelTables tables) {
    return new TableExport(tables, new PublishedTables(tables)::read);
  }

  /** Of the newest rows, also those that a stopped run wrote: to see why it stopped. */
  public static TableExport latest(KernelTables tables) {
    return new TableExport(tables, TableRead::of);
  }

  /** The file appears when it is complete, and replaces one of the same name. */
  public long toFile(TableSpec table, ExportRequest request, ExportFormat format, Path file) {
    TableRead read = request.narrow(version.apply(table));
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        return through(read, format, file);
      }
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Path folder = Files.createTempDirectory(target.resolveSibling("").normalize(), ".export-");
      try {
        Path unfinished = folder.resolve("rows");
        long rows = write(read, format, unfinished);
        Files.move(
            unfinished,
            target,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        return rows;
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw ExportProblems.unwritable(file.toString(), e);
    }
  }

  /** A device or a pipe is written to, never replaced. */
  private long through(TableRead read, ExportFormat format, Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw ExportProblems.isFolder(file.toString());
    }
    if (format == ExportFormat.PARQUET) {
      throw ExportProblems.parquetNeedsAFile();
    }
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
      return write(read, format, out);
    }
  }

  /** Leaves the stream open. */
  public long toStream(
      TableSpec table, ExportRequest request, ExportFormat format, OutputStream out) {
    if (format == ExportFormat.PARQUET) {
      throw ExportProblems.parquetNeedsAFile();
    }
    TableRead read = request.narrow(version.apply(table));
    try {
      return write(read, format, out);
    } catch (IOException e) {
      throw ExportProblems.unwritable("the output", e);
    }
  }

  private long write(TableRead read, ExportFormat format, Path file) throws IOException {
    if (format == ExportFormat.PARQUET) {
      return tables.copyToParquet(read, file.toString());
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      return write(read, format, out);
    }
  }

  private long write(TableRead read, ExportFormat format, OutputStream out) throws IOException {
    RowSink sink =
        format == ExportFormat.CSV
            ? new CsvSink(read.columns(), out)
            : new JsonLinesSink(read.columns(), out);
    AtomicLong rows = new AtomicLong();
    try {
      tables.read(
          read,
          row -> {
            write(sink, row);
            rows.incrementAndGet();
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    sink.flush();
    return rows.get();
  }

  private static void write(RowSink sink, TableRow row) {
    try {
      sink.row(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
