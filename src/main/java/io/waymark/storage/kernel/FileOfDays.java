package io.waymark.storage.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import io.delta.kernel.data.Row;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.util.VectorUtils;
import io.waymark.storage.Json;
import io.waymark.storage.LandingDays;
import io.waymark.storage.StoredFile;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A data file that may hold rows of some days.
 *
 * @param hasOthers whether it may hold rows of other days as well
 * @param rows about how many rows of the days, as if each day of the file had as many
 */
public record FileOfDays(StoredFile file, boolean hasOthers, long rows) {

  public String uri() {
    return file.uri();
  }

  /** Empty: the log says that the file holds no row of the days. */
  static Optional<FileOfDays> of(TableSpec table, String uri, Row added, LandingDays days) {
    AddFile add = new AddFile(added);
    StoredFile file = stored(uri, add);
    long rows = add.getNumRecords().orElse(0L);
    String day = table.day().orElseThrow();
    if (table.partition().equals(Optional.of(day))) {
      Optional<LocalDate> only =
          Optional.ofNullable(file.partition().get(day)).map(LocalDate::parse);
      return only.map(days.days()::contains).orElse(days.isWithHistory())
          ? Optional.of(new FileOfDays(file, false, rows))
          : Optional.empty();
    }
    JsonNode statistics = Json.read(add.getStatsJson().orElse("{}"));
    JsonNode least = statistics.path("minValues").path(day);
    JsonNode greatest = statistics.path("maxValues").path(day);
    if (!least.isTextual() || !greatest.isTextual()) {
      return Optional.of(new FileOfDays(file, true, rows));
    }
    LocalDate first = LocalDate.parse(least.textValue());
    LocalDate last = LocalDate.parse(greatest.textValue());
    long among = days.days().stream().filter(d -> !d.isBefore(first) && !d.isAfter(last)).count();
    long all = last.toEpochDay() - first.toEpochDay() + 1;
    return among == 0
        ? Optional.empty()
        : Optional.of(new FileOfDays(file, among < all, rows * among / all));
  }

  static StoredFile stored(String uri, AddFile add) {
    Map<String, String> partition =
        new HashMap<>(VectorUtils.<String, String>toJavaMap(add.getPartitionValues()));
    partition.values().removeIf(Objects::isNull);
    return new StoredFile(uri, add.getSize(), partition);
  }
}
