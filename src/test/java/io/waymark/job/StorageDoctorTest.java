package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageDoctorTest {
  @TempDir private Path folder;

  @Test
  void foldersOfADiskAreWell() {
    StorageDoctor doctor = doctor(folder.resolve("warehouse").toString(), folder.toString());

    assertThat(List.of(doctor.landing(), doctor.warehouse(), doctor.lock(), doctor.clock(now())))
        .allMatch(Doctor.Check::isPassed);
    assertThat(doctor.lock().found()).isEqualTo("by the operating system");
    assertThat(folder.resolve("warehouse/_waymark")).isEmptyDirectory();
  }

  @Test
  void aMissingLandingFolderIsNamed() {
    Doctor.Check landing = doctor("warehouse", folder.resolve("nothing").toString()).landing();

    assertThat(landing.isPassed()).isFalse();
    assertThat(landing.found()).endsWith("nothing");
  }

  @Test
  void aWarehouseThatIsAFileCannotBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    Doctor.Check warehouse = doctor(file.toString(), folder.toString()).warehouse();

    assertThat(warehouse.isPassed()).isFalse();
    assertThat(warehouse.remedy()).contains("Make it writable");
  }

  @Test
  void aStoreWithoutItsClientIsNamedWithWhatToDo() {
    StorageDoctor doctor = doctor("s3a://shop/warehouse", "s3a://shop/landing");

    assertThat(List.of(doctor.landing(), doctor.warehouse(), doctor.lock()))
        .noneMatch(Doctor.Check::isPassed)
        .allMatch(check -> check.found().contains("S3AFileSystem is not on the class path"))
        .allMatch(check -> check.remedy().contains("--packages"));
  }

  @Test
  void aClockThatIsMinutesOffIsSaid() {
    Doctor.Check clock =
        doctor(folder.toString(), folder.toString()).clock(now().minusSeconds(120));

    assertThat(clock.isPassed()).isFalse();
    assertThat(clock.found()).matches("1[12]\\d s off the warehouse's");
  }

  @Test
  void aHeapBelowAGibibyteIsSaid() {
    assertThat(Doctor.heap(512L << 20).isPassed()).isFalse();
    assertThat(Doctor.heap(989L << 20).isPassed()).isTrue();
  }

  private static Instant now() {
    return Instant.now();
  }

  private static StorageDoctor doctor(String warehouse, String landing) {
    return new StorageDoctor(new WarehouseSettings(warehouse, landing, List.of()));
  }
}
