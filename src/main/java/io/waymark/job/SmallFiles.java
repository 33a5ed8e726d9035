package io.waymark.job;

import io.waymark.storage.StoredFile;
import io.waymark.storage.kernel.FileSpan;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which files of a table become one: those of a closed landing day, of a closed month, or of a
 * table without days.
 *
 * @param target bytes that a file should have at most
 */
record SmallFiles(ClosedDays closed, long target) {
  /** Such files are written to in every run: fewer are not worth the writing. */
  private static final int MOST_OPEN_FILES = 10;

  /** Groups of two files and more, each to become one file. */
  List<List<StoredFile>> groups(TableSpec table, List<FileSpan> files) {
    Map<String, List<FileSpan>> byPlace = new TreeMap<>();
    for (FileSpan file : files) {
      if (file.file().bytes() * 2 <= target && isReady(table, file)) {
        byPlace.computeIfAbsent(place(file), ignored -> new ArrayList<>()).add(file);
      }
    }
    List<List<StoredFile>> groups = new ArrayList<>();
    byPlace.values().stream()
        .filter(small -> table.day().isPresent() || small.size() > MOST_OPEN_FILES)
        .forEach(small -> groups.addAll(filled(small)));
    return groups;
  }

  private boolean isReady(TableSpec table, FileSpan file) {
    return table.day().isEmpty() || closed.isClosed(table, file);
  }

  private static String place(FileSpan file) {
    if (!file.file().partition().isEmpty()) {
      return new TreeMap<>(file.file().partition()).toString();
    }
    return file.last().map(YearMonth::from).map(YearMonth::toString).orElse("");
  }

  private List<List<StoredFile>> filled(List<FileSpan> small) {
    List<List<StoredFile>> groups = new ArrayList<>();
    List<StoredFile> group = new ArrayList<>();
    long bytes = 0;
    for (StoredFile file : inOrder(small)) {
      if (bytes + file.bytes() > target) {
        groups.add(group);
        group = new ArrayList<>();
        bytes = 0;
      }
      group.add(file);
      bytes += file.bytes();
    }
    groups.add(group);
    return groups.stream().filter(several -> several.size() > 1).toList();
  }

  private static List<StoredFile> inOrder(List<FileSpan> files) {
    return files.stream()
        .sorted(
            Comparator.comparing((FileSpan file) -> file.last().orElse(LocalDate.MIN))
                .thenComparing(file -> file.file().uri()))
        .map(FileSpan::file)
        .toList();
  }
}
