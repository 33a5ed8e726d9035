package io.waymark.job;

import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.IngestedFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All deliveries so far. Of each place the last readable content counts; a file that was unusable
 * does not take out what it gave before.
 */
public final class Deliveries {
  private static final Set<String> SETTLED =
      Set.of(
          DeliveredFile.INGESTED,
          DeliveredFile.SAME_CONTENT,
          DeliveredFile.REJECTED,
          DeliveredFile.LOST);
  private static final Set<String> READABLE =
      Set.of(DeliveredFile.INGESTED, DeliveredFile.SAME_CONTENT, DeliveredFile.LOST);

  private static final Set<String> COUNTED = Set.of(DeliveredFile.INGESTED, DeliveredFile.LOST);

  /** History comes before all landing days. */
  private static final Comparator<DeliveredFile> EARLIEST_FIRST =
      Comparator.<DeliveredFile, LocalDate>comparing(
              delivery -> delivery.place().landingDate().orElse(LocalDate.MIN))
          .thenComparing(delivery -> delivery.place().path());

  private final List<DeliveredFile> all;

  Deliveries(List<DeliveredFile> all) {
    this.all = all.stream().sorted(Comparator.comparingLong(DeliveredFile::fileId)).toList();
  }

  /** In the latest version of the table. */
  public static Deliveries read(KernelTables tables) {
    return tables.exists(IngestedFiles.TABLE)
        ? read(tables, TableRead.of(IngestedFiles.TABLE))
        : new Deliveries(List.of());
  }

  /** As of a version of the table. */
  public static Deliveries read(KernelTables tables, long version) {
    return read(tables, TableRead.of(IngestedFiles.TABLE).at(version));
  }

  /** The last delivery of each place that need not be read again while the file stays as it is. */
  public List<DeliveredFile> settled() {
    return last(SETTLED).values().stream()
        .filter(delivery -> !delivery.status().equals(DeliveredFile.LOST))
        .toList();
  }

  /** Settled files that hold the same as any of these deliveries, whatever became of their rows. */
  List<DeliveredFile> settledLike(Set<Long> fileIds) {
    Set<Content> contents =
        all.stream()
            .filter(delivery -> fileIds.contains(delivery.fileId()))
            .map(Content::of)
            .collect(Collectors.toSet());
    return settled().stream().filter(delivery -> contents.contains(Content.of(delivery))).toList();
  }

  /** Deliveries whose rows were lost, and that were not read again since. */
  List<DeliveredFile> lost() {
    return last(SETTLED).values().stream()
        .filter(delivery -> delivery.status().equals(DeliveredFile.LOST))
        .toList();
  }

  /**
   * The deliveries whose rows count: of each content the reading at the place with the earliest
   * landing day. As long as any place holds a content it counts (semantics 2.1).
   */
  public List<DeliveredFile> live() {
    Map<Content, List<DeliveredFile>> holders =
        last(READABLE).values().stream()
            .filter(delivery -> !delivery.status().equals(DeliveredFile.LOST))
            .collect(Collectors.groupingBy(Content::of));
    return holders.entrySet().stream()
        .flatMap(held -> counting(held.getKey(), held.getValue()).stream())
        .sorted(Comparator.comparingLong(DeliveredFile::fileId))
        .toList();
  }

  private Optional<DeliveredFile> counting(Content content, List<DeliveredFile> holders) {
    return holders.stream()
        .filter(delivery -> delivery.status().equals(DeliveredFile.INGESTED))
        .min(EARLIEST_FIRST)
        .or(() -> formerReading(content));
  }

  /** Where a copy was read that was replaced since, and the others are gone from the folder. */
  private Optional<DeliveredFile> formerReading(Content content) {
    return all.stream()
        .filter(delivery -> Content.of(delivery).equals(content))
        .filter(delivery -> COUNTED.contains(delivery.status()))
        .max(Comparator.comparingLong(DeliveredFile::fileId))
        .filter(delivery -> delivery.status().equals(DeliveredFile.INGESTED));
  }

  /** What files of a source can have in common. */
  record Content(String sourceId, String hash) {
    static Content of(DeliveredFile delivery) {
      return new Content(delivery.place().sourceId(), delivery.contentHash());
    }
  }

  public NavigableSet<Long> liveFileIds() {
    return live().stream()
        .map(DeliveredFile::fileId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Rows of these deliveries do not count; usually far fewer than the live ones. */
  public NavigableSet<Long> deadFileIds() {
    NavigableSet<Long> dead = new TreeSet<>();
    all.forEach(delivery -> dead.add(delivery.fileId()));
    dead.removeAll(liveFileIds());
    return dead;
  }

  /**
   * Deliveries whose rows do not count and never will: another delivery of their content, or
   * nothing, would count if those that do went away.
   */
  NavigableSet<Long> deadForGood() {
    Map<DeliveredFile.Place, DeliveredFile> holders = last(READABLE);
    Set<Content> held = holders.values().stream().map(Content::of).collect(Collectors.toSet());
    NavigableSet<Long> dead = deadFileIds();
    all.stream()
        .filter(delivery -> COUNTED.contains(delivery.status()))
        .filter(delivery -> held.contains(Content.of(delivery)))
        .forEach(delivery -> dead.remove(delivery.fileId()));
    return dead;
  }

  /**
   * Deliveries whose rows count, or would if others went away, each with the last delivery of a
   * place that holds its content: itself, or a copy of what was replaced since.
   */
  Map<DeliveredFile, DeliveredFile> standing() {
    Map<DeliveredFile.Place, DeliveredFile> last = last(READABLE);
    Map<DeliveredFile, DeliveredFile> standing = new LinkedHashMap<>();
    last.values().stream()
        .filter(delivery -> delivery.status().equals(DeliveredFile.INGESTED))
        .forEach(delivery -> standing.put(delivery, delivery));
    for (DeliveredFile live : live()) {
      last.values().stream()
          .filter(holder -> Content.of(holder).equals(Content.of(live)))
          .min(EARLIEST_FIRST)
          .ifPresent(holder -> standing.putIfAbsent(live, holder));
    }
    return standing;
  }

  /** These and the ones that follow. */
  Deliveries plus(List<DeliveredFile> more) {
    List<DeliveredFile> both = new ArrayList<>(all);
    both.addAll(more);
    return new Deliveries(both);
  }

  /** As they stood when this delivery was the last. */
  Deliveries upTo(long fileId) {
    return new Deliveries(all.stream().filter(delivery -> delivery.fileId() <= fileId).toList());
  }

  /** Id of the last delivery; 0 without any. */
  long lastFileId() {
    return all.isEmpty() ? 0 : all.get(all.size() - 1).fileId();
  }

  /** Path of each delivery, by its id. */
  Map<Long, String> paths() {
    return all.stream()
        .collect(Collectors.toMap(DeliveredFile::fileId, delivery -> delivery.place().path()));
  }

  private Map<DeliveredFile.Place, DeliveredFile> last(Set<String> statuses) {
    Map<DeliveredFile.Place, DeliveredFile> last = new HashMap<>();
    all.stream()
        .filter(delivery -> statuses.contains(delivery.status()))
        .forEach(delivery -> last.put(delivery.place(), delivery));
    return last;
  }

  private static Deliveries read(KernelTables tables, TableRead read) {
    List<DeliveredFile> all = new ArrayList<>();
    tables.read(read.only(DeliveredFile.COLUMNS), row -> all.add(DeliveredFile.of(row)));
    return new Deliveries(all);
  }
}
