package io.waymark.storage.kernel;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import org.apache.hadoop.conf.Configuration;

/** The engine that all tables of this JVM share: Hadoop's settings take a second to load. */
final class KernelEngine {
  private KernelEngine() {}

  static Engine shared() {
    return Holder.ENGINE;
  }

  static Engine of(Configuration hadoop) {
    Configuration settings = new Configuration(hadoop);
    settings.set("parquet.compression", "ZSTD");
    return DefaultEngine.create(settings);
  }

  /** Loaded when the first table is touched. */
  private static final class Holder {
    private static final Engine ENGINE = of(new Configuration());
  }
}
