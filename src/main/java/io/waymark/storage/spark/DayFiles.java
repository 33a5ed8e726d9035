package io.waymark.storage.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.unsafe.hash.Murmur3_x86_32;

/** Puts those rows into one partition that are to share a data file. */
record DayFiles(TableSpec table, FilePer filePer) {
  private static final int SPARK_SEED = 42;

  /** Events of the evening and of a late file: a daily run replaces about so many days. */
  private static final int RECENT_DAYS = 3;

  /** More empty tasks than this per day cost more than a shared file. */
  private static final int MOST_PARTITIONS_PER_DAY = 8;

  /**
   * Tables without partitions are small: one file. Days with many rows leave the file that they
   * share with other days, which may hold a month: else each later run would write these again.
   *
   * @param others rows of other days that lie in files with rows of the days
   */
  Dataset<Row> of(Collection<LocalDate> days, Dataset<Row> rows, Dataset<Row> others) {
    if (table.partition().isEmpty()) {
      return rows.unionByName(others).repartition(1);
    }
    Column day = col(table.day().orElseThrow());
    Column month = col(table.partition().orElseThrow());
    return switch (filePer) {
      case DAY -> rows.repartition(partitions(days), day).unionByName(others);
      case MONTH -> rows.unionByName(others).repartition(1, month);
      case RECENT_DAY -> {
        LocalDate first = Collections.max(days).minusDays(RECENT_DAYS - 1);
        Column file = when(day.geq(lit(first)), day).otherwise(month);
        Set<LocalDate> files = new HashSet<>();
        days.forEach(each -> files.add(each.isBefore(first) ? each.withDayOfMonth(1) : each));
        yield rows.unionByName(others).repartition(partitions(files), file);
      }
    };
  }

  /**
   * For which no two of the days share a partition, so that replacing a day later rewrites only
   * that day: Spark spreads rows by the hash of the day.
   */
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
