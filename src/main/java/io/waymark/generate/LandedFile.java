package io.waymark.generate;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;

/**
 * A file as it is delivered.
 *
 * @param day of its delivery
 * @param path below the landing folder, as a reader finds it
 * @param original path of the file that it repeats or replaces, or its own
 */
record LandedFile(
    LocalDate day, String path, Kind kind, String original, long lines, long plainBytes) {
  static final Comparator<LandedFile> IN_ORDER =
      Comparator.comparing(LandedFile::day).thenComparing(LandedFile::path);
  static final String HEADER = "delivered_date,path,kind,original_path,lines\n";

  /** Why a file is delivered. */
  enum Kind {
    FIRST,
    /** The same content under another name. */
    REPLAYED,
    /** Other content under the same name. */
    CHANGED
  }

  String row() {
    return String.join(
        ",", day.toString(), path, kind.name().toLowerCase(Locale.ROOT), original, lines + "\n");
  }
}
