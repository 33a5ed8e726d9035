package io.waymark.testkit.disk;

import java.util.regex.Pattern;

/**
 * A moment of a run at which its disk can fail, by names that are the same in every run.
 *
 * @param stage what the run said last
 * @param file below the warehouse, its numbers and random parts replaced
 */
public record DiskPoint(String stage, Operation operation, String file) {
  private static final Pattern RANDOM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** What is done with the file. */
  public enum Operation {
    WRITE,
    RENAME_TO,
    DELETE
  }

  static DiskPoint of(String stage, Operation operation, String path) {
    return new DiskPoint(named(stage), operation, named(path));
  }

  /** Is it the same operation on the same file, whatever the run had said before? */
  public boolean isLike(DiskPoint other) {
    return operation == other.operation && file.equals(other.file);
  }

  /** Is a table's new version made by it? */
  public boolean isCommit() {
    return operation == Operation.RENAME_TO && file.endsWith("/_delta_log/0.json");
  }

  private static String named(String text) {
    return NUMBER.matcher(RANDOM.matcher(text).replaceAll("x")).replaceAll("0");
  }
}
