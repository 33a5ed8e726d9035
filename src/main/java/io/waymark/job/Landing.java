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
    return withoutTwins(
        new Candidates(
            deliveries.settled().stream().filter(request.isReadAgain().negate()).toList()),
        files);
  }

  /** Where the files of the request lie now. */
  Set<DeliveredFile.Place> places(FileRequest request) {
    return list(request).stream().map(DeliveredFile.Place::of).collect(Collectors.toSet());
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
