package io.waymark.storage.kernel;

import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.util.Optional;

/** The first commit file of a table that can't be parsed; Kernel's own errors don't name it. */
final class LogDamage {
  private LogDamage() {}

  static Optional<String> find(Engine engine, String table) {
    try (CloseableIterator<FileStatus> files =
        engine.getFileSystemClient().listFrom(table + "/_delta_log/0")) {
      while (files.hasNext()) {
        FileStatus file = files.next();
        if (file.getPath().endsWith(".json") && isDamaged(engine, file)) {
          return Optional.of(file.getPath());
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isDamaged(Engine engine, FileStatus file) {
    try (CloseableIterator<ColumnarBatch> lines =
        engine
            .getJsonHandler()
            .readJsonFiles(
                Utils.singletonCloseableIterator(file), new StructType(), Optional.empty())) {
      while (lines.hasNext()) {
        lines.next();
      }
      return false;
    } catch (IOException | KernelEngineException e) {
      return true;
    }
  }
}
