package io.waymark.storage.kernel;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.ExpressionHandler;
import io.delta.kernel.engine.FileSystemClient;
import io.delta.kernel.engine.JsonHandler;
import io.delta.kernel.engine.MetricsReporter;
import io.delta.kernel.engine.ParquetHandler;
import io.waymark.storage.HadoopSettings;
import io.waymark.storage.kernel.parquet.OlderParquet;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** The engine that all tables of this JVM share: Hadoop's settings take a second to load. */
final class KernelEngine {
  private KernelEngine() {}

  static Engine shared() {
    return Holder.ENGINE;
  }

  static Engine of(Configuration hadoop) {
    return OlderParquet.isPresent() ? ofOlderParquet(hadoop) : ofKernel(hadoop);
  }

  static Engine ofKernel(Configuration hadoop) {
    return DefaultEngine.create(settings(hadoop));
  }

  static Engine ofOlderParquet(Configuration hadoop) {
    return new WithParquet(ofKernel(hadoop), new OlderParquet(settings(hadoop)));
  }

  private static Configuration settings(Configuration hadoop) {
    Configuration settings = new Configuration(hadoop);
    settings.set("parquet.compression", "ZSTD");
    return settings;
  }

  /** Kernel's engine with another handler of Parquet files. */
  private record WithParquet(Engine kernel, ParquetHandler parquet) implements Engine {
    @Override
    public ExpressionHandler getExpressionHandler() {
      return kernel.getExpressionHandler();
    }

    @Override
    public JsonHandler getJsonHandler() {
      return kernel.getJsonHandler();
    }

    @Override
    public FileSystemClient getFileSystemClient() {
      return kernel.getFileSystemClient();
    }

    @Override
    public ParquetHandler getParquetHandler() {
      return parquet;
    }

    @Override
    public List<MetricsReporter> getMetricsReporters() {
      return kernel.getMetricsReporters();
    }
  }

  /** Loaded when the first table is touched. */
  private static final class Holder {
    private static final Engine ENGINE = of(HadoopSettings.current());
  }
}
