package io.waymark.storage.spark;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.unsafe.hash.Murmur3_x86_32;

/**
 * Puts each day's rows into a file of their own, so that replacing a day later rewrites only that
 * day. Spark spreads rows by the hash of the day; this finds a number of partitions for which no
 * two of the days share one.
 */
final class DayFiles {
  private static final int SPARK_SEED = 42;

  /** More empty tasks than this per day cost more than a shared file. */
  private static final int MOST_PARTITIONS_PER_DAY = 8;

  private DayFiles() {}

  static int partitions(Collection<LocalDate> days) {
    List<Integer> hashes = days.stream().distinct().map(DayFiles::hash).toList();
    int best = Math.max(1, hashes.size());
    int bestFiles = 0;
    int most = best * MOST_PARTITIONS_PER_DAY;
    for (int count = best; count <= most && bestFiles < hashes.size(); count++) {
      int files = files(hashes, count);
      if (files > bestFiles) {
        best = count;
        bestFiles = files;
      }
    }
    return best;
  }

  private static int files(List<Integer> hashes, int count) {
    Set<Integer> used = new HashSet<>();
    hashes.forEach(hash -> used.add(Math.floorMod(hash, count)));
    return used.size();
  }

  private static int hash(LocalDate day) {
    return Murmur3_x86_32.hashInt(Math.toIntExact(day.toEpochDay()), SPARK_SEED);
  }
}
