package io.waymark.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Paths;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.GlobPattern;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** The folder in which sources put their files: {@code <landing>/<source>/<day or history>/…}. */
public final class LandingFolder {
  public static final String HISTORY = "history";

  private static final Pattern SKIPPED = Pattern.compile("[._].*|.*\\.(tmp|crc)");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final Path root;
  private final FileSystem files;

  public LandingFolder(Configuration hadoop, String landing) {
    try {
      Path given = new Path(landing);
      files = given.toUri().getScheme() == null ? disk(hadoop) : given.getFileSystem(hadoop);
      root = files.makeQualified(given);
      if (!files.exists(root) || !files.getFileStatus(root).isDirectory()) {
        throw IngestProblems.noLandingFolder(landing);
      }
    } catch (IOException e) {
      throw IngestProblems.unreadable(landing, e);
    }
  }

  /** A plain path means this machine's disk, whatever file system Hadoop takes for its own. */
  private static FileSystem disk(Configuration hadoop) throws IOException {
    return FileSystem.get(URI.create("file:///"), hadoop);
  }

  /** The day folders that a source has, in order; other folders are none of ours. */
  public List<LocalDate> days(String sourceId) {
    List<LocalDate> days = new ArrayList<>();
    for (FileStatus child : children(new Path(root, sourceId))) {
      LocalDate day = day(child.getPath().getName());
      if (child.isDirectory() && day != null) {
        days.add(day);
      }
    }
    days.sort(Comparator.naturalOrder());
    return days;
  }

  /**
   * Files of a source in the folders of the days and in {@code history}, by path.
   *
   * @param namePattern glob on the names of files
   */
  public List<LandingFile> files(String sourceId, String namePattern, Collection<LocalDate> days) {
    List<LandingFile> found = new ArrayList<>();
    GlobPattern pattern = new GlobPattern(namePattern);
    Path sourceFolder = new Path(root, sourceId);
    for (LocalDate day : days) {
      collect(sourceId, day, new Path(sourceFolder, day.toString()), pattern, found);
    }
    collect(sourceId, null, new Path(sourceFolder, HISTORY), pattern, found);
    found.sort(Comparator.comparing(LandingFile::path));
    return found;
  }

  /** Whether a day folder of a source holds a file of this name, which need not be one to read. */
  public boolean holds(String sourceId, LocalDate day, String name) {
    Path folder = new Path(new Path(root, sourceId), day.toString());
    return children(folder).stream()
        .anyMatch(child -> child.isFile() && child.getPath().getName().equals(name));
  }

  private void collect(
      String sourceId,
      @Nullable LocalDate day,
      Path folder,
      GlobPattern pattern,
      List<LandingFile> found) {
    for (FileStatus child : children(folder)) {
      String name = child.getPath().getName();
      if (SKIPPED.matcher(name).matches()) {
        continue;
      }
      checkInside(child.getPath());
      if (child.isDirectory()) {
        collect(sourceId, day, child.getPath(), pattern, found);
      } else if (pattern.matches(name)) {
        found.add(file(sourceId, day, child));
      }
    }
  }

  private LandingFile file(String sourceId, @Nullable LocalDate day, FileStatus file) {
    String below = new Path(root, sourceId).toUri().getPath() + Path.SEPARATOR;
    return new LandingFile(
        sourceId,
        day,
        file.getPath().toUri().getPath().substring(below.length()),
        file.getPath().toString(),
        file.getLen(),
        Instant.ofEpochMilli(file.getModificationTime()));
  }

  private List<FileStatus> children(Path folder) {
    try {
      return List.of(files.listStatus(folder));
    } catch (FileNotFoundException e) {
      return absent(folder, e);
    } catch (IOException e) {
      throw IngestProblems.unreadable(folder.toString(), e);
    }
  }

  /** A local folder that may not be listed is also said to be not found. */
  private List<FileStatus> absent(Path folder, IOException cause) {
    try {
      if (files.exists(folder)) {
        throw IngestProblems.unreadable(folder.toString(), cause);
      }
      return List.of();
    } catch (IOException e) {
      throw IngestProblems.unreadable(folder.toString(), e);
    }
  }

  /** Who may write to the landing folder must not make us read other files of the machine. */
  private void checkInside(Path path) {
    if (!"file".equals(path.toUri().getScheme())) {
      return;
    }
    try {
      java.nio.file.Path real = Paths.get(path.toUri().getPath()).toRealPath();
      if (!real.startsWith(Paths.get(root.toUri().getPath()).toRealPath())) {
        throw IngestProblems.outside(path.toString(), root.toString());
      }
    } catch (IOException e) {
      throw IngestProblems.unreadable(path.toString(), e);
    }
  }

  private static @Nullable LocalDate day(String name) {
    if (!DAY.matcher(name).matches()) {
      return null;
    }
    try {
      return LocalDate.parse(name);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
