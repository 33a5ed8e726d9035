package io.waymark.job;

import io.waymark.WaymarkException;
import io.waymark.config.WarehouseSettings;
import io.waymark.job.Doctor.Check;
import io.waymark.storage.ConditionalLogStore;
import io.waymark.storage.HadoopSettings;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.lock.LockTrial;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Tries what a run needs of the file systems of landing folder and warehouse. */
final class StorageDoctor {
  /** Ages of leases are told by the store's clock alone; beyond this, times in tables mislead. */
  private static final Duration LARGEST_SKEW = Duration.ofSeconds(30);

  private final WarehouseSettings settings;

  StorageDoctor(WarehouseSettings settings) {
    this.settings = settings;
  }

  Check landing() {
    String folder = settings.landing();
    try {
      // A plain path is one of this machine's disk, as with the warehouse.
      Path path = new Path(new WarehouseLayout(folder).root());
      return new Check(
          "landing folder",
          HadoopSettings.fileSystem(path).exists(path),
          folder,
          "Make it, or correct landing in waymark.conf");
    } catch (IOException e) {
      return failed("landing folder", folder, e, "Make it readable");
    } catch (WaymarkException e) {
      return failed("landing folder", e);
    }
  }

  Check warehouse() {
    String folder = settings.path();
    try {
      write();
      return new Check("warehouse folder", true, folder, "");
    } catch (IOException e) {
      return failed("warehouse folder", folder, e, "Make it writable, or correct warehouse");
    } catch (WaymarkException e) {
      return failed("warehouse folder", e);
    }
  }

  /** Really makes a file twice where a run would take its lease. */
  Check lock() {
    try {
      String found = LockTrial.of(layout());
      return ConditionalLogStore.isSeenByDelta()
          ? new Check("lock", true, found, "")
          : new Check(
              "lock",
              layout().localSide().isPresent(),
              "commits on S3 are not conditional: Delta does not see Waymark's classes",
              "Put waymark.jar where Delta's jars are: both beside Spark's, or neither");
    } catch (WaymarkException e) {
      return failed("lock", e);
    }
  }

  Check clock(Instant here) {
    try {
      Duration skew = Duration.between(here, write());
      return new Check(
          "clock",
          skew.abs().compareTo(LARGEST_SKEW) <= 0,
          skew.abs().toSeconds() + " s off the warehouse's",
          "Set the clock of this machine by NTP");
    } catch (IOException e) {
      return failed("clock", settings.path(), e, "Make the warehouse writable");
    }
  }

  private WarehouseLayout layout() {
    return new WarehouseLayout(settings.path());
  }

  /** Makes a file and says when, by the clock of the warehouse. */
  private Instant write() throws IOException {
    Path probe = new Path(layout().side("probe"));
    FileSystem files = HadoopSettings.fileSystem(probe);
    files.create(probe, true).close();
    Instant there = Instant.ofEpochMilli(files.getFileStatus(probe).getModificationTime());
    files.delete(probe, false);
    return there;
  }

  private static Check failed(String name, String folder, IOException cause, String remedy) {
    return new Check(name, false, folder + ": " + cause.getMessage(), remedy);
  }

  private static Check failed(String name, WaymarkException cause) {
    return new Check(name, false, cause.problem() + ": " + cause.reason(), cause.remedy());
  }
}
