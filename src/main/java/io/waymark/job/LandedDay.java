package io.waymark.job;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Settings;
import io.waymark.config.SourceSettings;
import io.waymark.source.LandingFile;
import io.waymark.source.LandingFolder;
import io.waymark.storage.HadoopSettings;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What has arrived of a landing day. */
public record LandedDay(LocalDate day, List<Source> sources) {
  public LandedDay {
    sources = List.copyOf(sources);
  }

  /**
   * The files of a source in its folder of the day.
   *
   * @param missing what the day still lacks, in words; empty: nothing
   */
  public record Source(String name, int files, long bytes, Optional<String> missing) {}

  /**
   * Looks into the landing folder.
   *
   * @param sources those that have to deliver
   * @param marker name of the file that a source puts there last; empty: any file will do
   */
  public static LandedDay read(
      Settings settings,
      LocalDate day,
      Collection<SourceSettings> sources,
      Optional<String> marker) {
    LandingFolder landing =
        new LandingFolder(HadoopSettings.current(), settings.warehouse().landing());
    return new LandedDay(
        day,
        sources.stream()
            .sorted(Comparator.comparing(SourceSettings::name))
            .map(source -> arrived(landing, source, day, marker))
            .toList());
  }

  private static Source arrived(
      LandingFolder landing, SourceSettings source, LocalDate day, Optional<String> marker) {
    List<LandingFile> found =
        landing.files(source.name(), source.files(), List.of(day)).stream()
            .filter(file -> day.equals(file.landingDate()))
            .toList();
    return new Source(
        source.name(),
        found.size(),
        found.stream().mapToLong(LandingFile::sizeBytes).sum(),
        marker.isPresent()
            ? marker.filter(file -> !landing.holds(source.name(), day, file)).map("no "::concat)
            : Optional.of("no file " + source.files()).filter(none -> found.isEmpty()));
  }

  public boolean isComplete() {
    return sources.stream().allMatch(source -> source.missing().isEmpty());
  }

  /** Fails when something is missing: a scheduler asks again later. */
  public void requireComplete() {
    if (isComplete()) {
      return;
    }
    StringBuilder missing = new StringBuilder();
    for (Source source : sources) {
      source
          .missing()
          .ifPresent(
              what ->
                  missing
                      .append("in ")
                      .append(source.name())
                      .append('/')
                      .append(day)
                      .append(" there is ")
                      .append(what)
                      .append(System.lineSeparator()));
    }
    throw new WaymarkException(
        ExitCode.FAILED,
        "Landing day " + day + " is not complete",
        missing.toString(),
        "Ask again when the source has delivered, or run the day as it is: what comes later counts"
            + " with the next run");
  }
}
