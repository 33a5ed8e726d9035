package io.waymark.storage.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import io.delta.kernel.data.Row;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.util.VectorUtils;
import io.waymark.storage.Json;
import io.waymark.storage.LandingDays;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A data file that may hold rows of some days.
 *
 * @param hasOthers whether it may hold rows of other days as well
 */
public record FileOfDays(String uri, boolean hasOthers) {

  /** Empty: the log says that the file holds no row of the days. */
  static Optional<FileOfDays> of(TableSpec table, String uri, Row added, LandingDays days) {
    AddFile file = new AddFile(added);
    String day = table.day().orElseThrow();
    if (table.partition().equals(Optional.of(day))) {
      Map<String, String> partition = VectorUtils.toJavaMap(file.getPartitionValues());
      Optional<LocalDate> only = Optional.ofNullable(partition.get(day)).map(LocalDate::parse);
      return only.map(days.days()::contains).orElse(days.isWithHistory())
          ? Optional.of(new FileOfDays(uri, false))
          : Optional.empty();
    }
    JsonNode statistics = Json.read(file.getStatsJson().orElse("{}"));
    JsonNode least = statistics.path("minValues").path(day);
    JsonNode greatest = statistics.path("maxValues").path(day);
    if (!least.isTextual() || !greatest.isTextual()) {
      return Optional.of(new FileOfDays(uri, true));
    }
    LocalDate first = LocalDate.parse(least.textValue());
    LocalDate last = LocalDate.parse(greatest.textValue());
    long among = days.days().stream().filter(d -> !d.isBefore(first) && !d.isAfter(last)).count();
    return among == 0
        ? Optional.empty()
        : Optional.of(new FileOfDays(uri, among <= last.toEpochDay() - first.toEpochDay()));
  }
}
