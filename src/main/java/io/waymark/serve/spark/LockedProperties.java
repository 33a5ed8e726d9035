package io.waymark.serve.spark;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * System properties that clients can't change: the Thrift server sets what a connection names as
 * {@code system:NAME}, in the thread that serves the connection.
 */
final class LockedProperties extends Properties {
  private static final long serialVersionUID = 1L;
  private static final String CLIENT_THREADS = "HiveServer2-Handler-Pool";

  private LockedProperties() {}

  static void install() {
    Properties locked = new LockedProperties();
    locked.putAll(System.getProperties());
    System.setProperties(locked);
  }

  @Override
  public synchronized @Nullable Object setProperty(String key, String value) {
    if (Thread.currentThread().getName().startsWith(CLIENT_THREADS)) {
      throw new SecurityException("system property " + key + " can't be set by a connection");
    }
    return super.setProperty(key, value);
  }
}
