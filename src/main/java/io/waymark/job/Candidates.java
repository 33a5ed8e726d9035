package io.waymark.job;

import io.waymark.source.LandingFile;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which of the files in the landing folder a run takes: those that the warehouse has not settled
 * with equal path, size and time.
 */
final class Candidates {
  private final Map<DeliveredFile.Place, DeliveredFile> settled = new HashMap<>();

  /**
   * Knows what was delivered before.
   *
   * @param settled last settled delivery of each path
   */
  Candidates(Collection<DeliveredFile> settled) {
    settled.forEach(file -> this.settled.put(file.place(), file));
  }

  List<LandingFile> among(List<LandingFile> files) {
    return files.stream().filter(file -> !isSettled(file)).toList();
  }

  private boolean isSettled(LandingFile file) {
    DeliveredFile known = settled.get(DeliveredFile.Place.of(file));
    return known != null
        && known.sizeBytes() == file.sizeBytes()
        && known.modifiedAt().equals(file.modifiedAt().truncatedTo(ChronoUnit.MICROS));
  }

  /**
   * The hash of a file whose content another path holds: contents count once. Contents are compared
   * only where a size is equal.
   *
   * @param taken files that this run reads
   */
  Optional<String> twin(
      LandingFile file, List<LandingFile> taken, Function<LandingFile, String> hash) {
    List<String> hashes = new ArrayList<>();
    settled.values().stream()
        .filter(other -> other.place().sourceId().equals(file.sourceId()))
        .filter(other -> !other.place().path().equals(file.path()))
        .filter(other -> other.sizeBytes() == file.sizeBytes())
        .filter(other -> other.status().equals(DeliveredFile.INGESTED))
        .filter(other -> !isLater(other, file))
        .map(DeliveredFile::contentHash)
        .forEach(hashes::add);
    taken.stream()
        .filter(other -> other.sourceId().equals(file.sourceId()))
        .filter(other -> other.sizeBytes() == file.sizeBytes())
        .map(hash)
        .forEach(hashes::add);
    if (hashes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(hash.apply(file)).filter(hashes::contains);
  }

  /** Of equal contents the earliest landing day counts, whichever was delivered first. */
  private static boolean isLater(DeliveredFile other, LandingFile file) {
    LocalDate landed = Objects.requireNonNullElse(file.landingDate(), LocalDate.MIN);
    return other.place().landingDate().orElse(LocalDate.MIN).isAfter(landed);
  }

  /** Of equal contents the one with the earliest landing day is read; history comes first. */
  static final Comparator<LandingFile> EARLIEST_FIRST =
      Comparator.comparing(LandingFile::sourceId)
          .thenComparing(file -> Objects.requireNonNullElse(file.landingDate(), LocalDate.MIN))
          .thenComparing(LandingFile::path);
}
