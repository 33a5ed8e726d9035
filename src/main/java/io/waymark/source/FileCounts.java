package io.waymark.source;

/**
 * What became of the lines and records of one file; accepted ones still include duplicates, which
 * nobody can see in one file.
 */
public record FileCounts(
    long recordsRead,
    long accepted,
    long rejected,
    long held,
    long withheld,
    long withoutVisitor,
    long late,
    long headerLines,
    long blankLines) {
  static final FileCounts NOTHING = new FileCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

  public FileCounts {
    if (recordsRead != accepted + rejected + held + withheld) {
      throw new IllegalArgumentException(
          "records read must be accepted + rejected + held + withheld");
    }
  }
}
