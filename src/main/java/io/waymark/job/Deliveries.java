package io.waymark.job;

import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.IngestedFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/** All deliveries so far. Of each place only the last one counts, and only if it could be read. */
public final class Deliveries {
  private static final BinaryOperator<Delivery> LATER =
      BinaryOperator.maxBy((left, right) -> Long.compare(left.fileId(), right.fileId()));

  private final List<Delivery> all;
  private final Map<Delivery.Place, Delivery> last = new HashMap<>();

  Deliveries(List<Delivery> all) {
    this.all = List.copyOf(all);
    all.forEach(delivery -> last.merge(delivery.place(), delivery, LATER));
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

  public Optional<Delivery> last(Delivery.Place place) {
    return Optional.ofNullable(last.get(place));
  }

  public List<Delivery> last() {
    return List.copyOf(last.values());
  }

  /** Rows of these deliveries count. */
  public SortedSet<Long> liveFileIds() {
    SortedSet<Long> live = new TreeSet<>();
    for (Delivery delivery : last.values()) {
      if (delivery.status().equals(Delivery.INGESTED)) {
        live.add(delivery.fileId());
      }
    }
    return live;
  }

  /** Rows of these deliveries no longer count; usually far fewer than the live ones. */
  public SortedSet<Long> deadFileIds() {
    SortedSet<Long> dead = new TreeSet<>();
    all.forEach(delivery -> dead.add(delivery.fileId()));
    dead.removeAll(liveFileIds());
    return dead;
  }

  private static Deliveries read(KernelTables tables, TableRead read) {
    List<Delivery> all = new ArrayList<>();
    tables.read(read.only(Delivery.COLUMNS), row -> all.add(Delivery.of(row)));
    return new Deliveries(all);
  }
}
