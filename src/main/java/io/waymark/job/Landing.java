package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.config.SourceSettings;
import io.waymark.source.ContentHash;
import io.waymark.source.Delivery;
import io.waymark.source.LandingFile;
import io.waymark.source.LandingFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** What of the landing folder a run has to read. */
final class Landing {
  private final Settings settings;
  private final Configuration hadoop;

  Landing(Settings settings, Configuration hadoop) {
    this.settings = settings;
    this.hadoop = hadoop;
  }

  /**
   * What a run takes.
   *
   * @param toRead files to read
   * @param twins files whose content another path holds, with its hash
   */
  record Taken(List<LandingFile> toRead, Map<LandingFile, String> twins) {
    static final Taken NOTHING = new Taken(List.of(), Map.of());

    long bytes() {
      return toRead.stream().mapToLong(LandingFile::sizeBytes).sum();
    }

    boolean isEmpty() {
      return toRead.isEmpty() && twins.isEmpty();
    }
  }

  /** The files that are asked for. */
  Taken take(FileRequest request, Deliveries deliveries) {
    List<LandingFile> files = list(request);
    request
        .only()
        .ifPresent(
            places -> files.removeIf(file -> !places.contains(DeliveredFile.Place.of(file))));
    List<DeliveredFile> settled =
        deliveries.settled().stream().filter(request.isReadAgain().negate()).toList();
    List<LandingFile> changed = new Candidates(settled).among(files);
    Set<DeliveredFile.Place> freed = new HashSet<>(places(changed));
    List<DeliveredFile> orphans = orphans(settled, freed);
    List<LandingFile> more =
        orphans.isEmpty() ? new ArrayList<>() : list(FileRequest.again(orphans));
    orphans.forEach(orphan -> freed.add(orphan.place()));
    more.removeIf(file -> changed.contains(file) || !freed.contains(DeliveredFile.Place.of(file)));
    more.addAll(changed);
    more.sort(Candidates.EARLIEST_FIRST);
    return withoutTwins(
        new Candidates(settled.stream().filter(file -> !freed.contains(file.place())).toList()),
        more);
  }

  /** Copies whose content is nowhere else any more once some places are read again. */
  private static List<DeliveredFile> orphans(
      List<DeliveredFile> settled, Set<DeliveredFile.Place> freed) {
    Set<Deliveries.Content> held =
        settled.stream()
            .filter(file -> file.status().equals(DeliveredFile.INGESTED))
            .filter(file -> !freed.contains(file.place()))
            .map(Deliveries.Content::of)
            .collect(Collectors.toSet());
    return settled.stream()
        .filter(file -> file.status().equals(DeliveredFile.SAME_CONTENT))
        .filter(
            file -> !freed.contains(file.place()) && !held.contains(Deliveries.Content.of(file)))
        .toList();
  }

  /** Where the files of the request lie now. */
  Set<DeliveredFile.Place> places(FileRequest request) {
    return places(list(request));
  }

  private static Set<DeliveredFile.Place> places(List<LandingFile> files) {
    return files.stream().map(DeliveredFile.Place::of).collect(Collectors.toSet());
  }

  private List<LandingFile> list(FileRequest request) {
    LandingFolder folder = new LandingFolder(hadoop, settings.warehouse().landing());
    List<LandingFile> files = new ArrayList<>();
    for (SourceSettings source : settings.sources().values()) {
      files.addAll(folder.files(source.name(), source.files(), request.days()));
    }
    files.removeIf(file -> file.landingDate() == null && !request.isWithHistory());
    files.sort(Candidates.EARLIEST_FIRST);
    return files;
  }

  private Taken withoutTwins(Candidates candidates, List<LandingFile> files) {
    Map<LandingFile, String> hashes = new HashMap<>();
    List<LandingFile> toRead = new ArrayList<>();
    Map<LandingFile, String> twins = new LinkedHashMap<>();
    for (LandingFile file : candidates.among(files)) {
      Optional<String> twin =
          candidates.twin(file, toRead, f -> hashes.computeIfAbsent(f, this::hash));
      twin.ifPresentOrElse(hash -> twins.put(file, hash), () -> toRead.add(file));
    }
    return new Taken(toRead, twins);
  }

  private String hash(LandingFile file) {
    try {
      Path path = new Path(file.uri());
      return ContentHash.of(path.getFileSystem(hadoop), path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Numbers the files as deliveries of a run. */
  static List<Delivery> deliveries(Run run, List<LandingFile> files, int from) {
    List<Delivery> deliveries = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      deliveries.add(new Delivery(run.fileId(from + i), files.get(i)));
    }
    return deliveries;
  }
}
