package io.waymark.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * The most that was alive in this JVM's heap after a collection, since it was begun. A collection
 * of young objects leaves much that is dead; with {@code -Dwaymark.bench.live=true} everything is
 * collected every two seconds, and only what is left then counts.
 */
final class HeapPeak {
  private static final boolean IS_LIVE = Boolean.getBoolean("waymark.bench.live");
  private static final long MILLIS_BETWEEN = 2_000;
  private static final String WHOLE_HEAP = "end of major GC";

  private final Set<String> heapPools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());
  private long peakBytes;

  static HeapPeak begin() {
    HeapPeak peak = new HeapPeak();
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener((news, handback) -> peak.hear(news), null, null);
      }
    }
    if (IS_LIVE) {
      TimerTask collection =
          new TimerTask() {
            @Override
            public void run() {
              System.gc();
            }
          };
      new Timer("collections", true).schedule(collection, MILLIS_BETWEEN, MILLIS_BETWEEN);
    }
    return peak;
  }

  synchronized long megabytes() {
    return peakBytes >> 20;
  }

  private synchronized void hear(Notification news) {
    if (news.getUserData() instanceof CompositeData data) {
      GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from(data);
      if (IS_LIVE && !info.getGcAction().equals(WHOLE_HEAP)) {
        return;
      }
      Map<String, MemoryUsage> after = info.getGcInfo().getMemoryUsageAfterGc();
      long alive =
          after.entrySet().stream()
              .filter(pool -> heapPools.contains(pool.getKey()))
              .mapToLong(pool -> pool.getValue().getUsed())
              .sum();
      peakBytes = Math.max(peakBytes, alive);
    }
  }
}
