package io.waymark.job;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.source.Delivery;
import io.waymark.storage.StoredFile;
import io.waymark.storage.TableRow;
import io.waymark.table.IngestedFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Takes lost files out of the tables, and writes down what has to be made again. */
final class Repair {
  private final Warehouse warehouse;
  private final Landing landing;
  private final LostData lost;

  Repair(Warehouse warehouse, Landing landing, LostData lost) {
    this.warehouse = warehouse;
    this.landing = landing;
    this.lost = lost;
  }

  /** Refuses what can't be made again, before anything is changed. */
  void check() {
    if (!lost.beyondRepair().isEmpty()) {
      throw beyondRepair(
          "files are missing that nothing else can tell: tables "
              + String.join(", ", lost.beyondRepair()),
          "Bring the files back from a backup, or build a new warehouse from the raw files");
    }
    List<DeliveredFile> gone = gone();
    if (!gone.isEmpty()) {
      throw beyondRepair(
          gone.size()
              + " raw files are no longer in the landing folder, such as "
              + gone.get(0).place().path(),
          "Put them back where they were");
    }
  }

  private List<DeliveredFile> gone() {
    List<DeliveredFile> files = files();
    Set<DeliveredFile.Place> there = landing.places(FileRequest.again(files));
    return files.stream().filter(file -> !there.contains(file.place())).toList();
  }

  /** Deliveries that have to be read again. */
  private List<DeliveredFile> files() {
    return Deliveries.read(warehouse.tables()).live().stream()
        .filter(file -> lost.isOf(file.place().landingDate()))
        .toList();
  }

  /** Nothing of the lost files is named any more; the deliveries wait to be read again. */
  void forget(Run run, ShapingHashes hashes) {
    FileRecords records = new FileRecords(run, hashes);
    List<TableRow> rows = new ArrayList<>();
    for (DeliveredFile file : files()) {
      rows.add(records.lost(new Delivery(run.fileId(rows.size()), file.asListed()), file));
    }
    warehouse.writer().append(IngestedFiles.TABLE, rows);
    lost.files()
        .forEach(
            (table, files) ->
                warehouse
                    .files()
                    .forget(
                        table,
                        files.stream().map(StoredFile::uri).collect(Collectors.toSet()),
                        warehouse.ledger().now()));
  }

  NavigableSet<LocalDate> daysToCut(int daysAround) {
    return lost.daysToCut(DayDefinitions.read(warehouse.tables()).days(), daysAround);
  }

  NavigableSet<LocalDate> daysToPublish() {
    return lost.isOfFigures() ? DayDefinitions.read(warehouse.tables()).days() : new TreeSet<>();
  }

  private static WaymarkException beyondRepair(String reason, String remedy) {
    return new WaymarkException(ExitCode.FAILED, "The warehouse can't be repaired", reason, remedy);
  }
}
