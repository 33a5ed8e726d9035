package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.config.SourceSettings;
import io.waymark.source.ContentHash;
import io.waymark.source.Delivery;
import io.waymark.source.LandingFile;
import io.waymark.source.LandingFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    boolean isEmpty() {
      return toRead.isEmpty() && twins.isEmpty();
    }
  }

  /** New and changed files of the landing days up to the given one, and of the history. */
  Taken take(LocalDate day, Deliveries deliveries) {
    LandingFolder folder = new LandingFolder(hadoop, settings.warehouse().landing());
    List<LocalDate> days =
        day.minusDays(settings.ingest().lookbackDays()).datesUntil(day.plusDays(1)).toList();
    List<LandingFile> files = new ArrayList<>();
    for (SourceSettings source : settings.sources().values()) {
      files.addAll(folder.files(source.name(), source.files(), days));
    }
    files.sort(Candidates.EARLIEST_FIRST);
    return withoutTwins(new Candidates(deliveries.settled()), files);
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
