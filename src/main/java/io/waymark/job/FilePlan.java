package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.config.SourceSettings;
import io.waymark.source.LandingFile;
import io.waymark.source.LandingFolder;
import io.waymark.storage.HadoopSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares the whole landing folder with what was delivered. */
final class FilePlan {
  private final Settings settings;
  private final SettingsGuard guard;
  private final Map<DeliveredFile.Place, DeliveredFile> settled;

  FilePlan(Settings settings, SettingsGuard guard, Deliveries deliveries) {
    this.settings = settings;
    this.guard = guard;
    this.settled =
        deliveries.settled().stream().collect(Collectors.toMap(DeliveredFile::place, f -> f));
  }

  /** Files that are new, changed, or would be read otherwise now. */
  List<WarehousePlan.Files> files(Optional<LocalDate> asked) {
    LandingFolder landing =
        new LandingFolder(HadoopSettings.current(), settings.warehouse().landing());
    List<LandingFile> all = new ArrayList<>();
    for (SourceSettings source : settings.sources().values()) {
      NavigableSet<LocalDate> days = new TreeSet<>(landing.days(source.name()));
      all.addAll(landing.files(source.name(), source.files(), days));
    }
    Optional<LocalDate> day = asked.or(() -> last(all));
    Map<Group, List<LandingFile>> groups = new LinkedHashMap<>();
    Candidates candidates = new Candidates(settled.values());
    all.stream()
        .sorted(
            Comparator.comparing(LandingFile::sourceId)
                .thenComparing(f -> Objects.requireNonNullElse(f.landingDate(), LocalDate.MIN)))
        .forEach(
            file ->
                why(file, candidates)
                    .ifPresent(
                        why ->
                            groups
                                .computeIfAbsent(group(file, why), g -> new ArrayList<>())
                                .add(file)));
    List<WarehousePlan.Files> files = new ArrayList<>();
    groups.forEach((group, members) -> files.add(row(group, members, day)));
    return files;
  }

  private record Group(String sourceId, Optional<LocalDate> landingDate, Why why) {}

  private enum Why {
    NEW("new"),
    CHANGED("changed"),
    READ_OTHERWISE("read with another mapping");

    private final String words;

    Why(String words) {
      this.words = words;
    }
  }

  private static Group group(LandingFile file, Why why) {
    return new Group(file.sourceId(), Optional.ofNullable(file.landingDate()), why);
  }

  private Optional<Why> why(LandingFile file, Candidates candidates) {
    DeliveredFile known = settled.get(DeliveredFile.Place.of(file));
    if (known == null) {
      return Optional.of(Why.NEW);
    }
    if (!candidates.among(List.of(file)).isEmpty()) {
      return Optional.of(Why.CHANGED);
    }
    return guard.isReadOtherwise(known) ? Optional.of(Why.READ_OTHERWISE) : Optional.empty();
  }

  private WarehousePlan.Files row(
      Group group, List<LandingFile> files, Optional<LocalDate> runDay) {
    return new WarehousePlan.Files(
        group.sourceId(),
        group.landingDate(),
        group.why().words,
        files.size(),
        files.stream().mapToLong(LandingFile::sizeBytes).sum(),
        command(group, runDay));
  }

  private String command(Group group, Optional<LocalDate> runDay) {
    LocalDate day = group.landingDate().or(() -> runDay).orElse(LocalDate.EPOCH);
    if (group.why() == Why.READ_OTHERWISE) {
      return "backfill --from " + day + " --from-step ingest";
    }
    LocalDate run = runDay.filter(day::isBefore).orElse(day);
    return day.isBefore(run.minusDays(settings.ingest().lookbackDays()))
        ? "backfill --from " + day + " --to " + day
        : "run --date " + run;
  }

  private static Optional<LocalDate> last(List<LandingFile> files) {
    return files.stream()
        .flatMap(file -> Optional.ofNullable(file.landingDate()).stream())
        .max(LocalDate::compareTo);
  }
}
