package io.waymark.generate;

/**
 * What was written.
 *
 * @param files of events, each as often as it is delivered
 * @param plainBytes size of the lines before compression
 */
public record Generated(long files, long lines, long plainBytes) {
  static final Generated NOTHING = new Generated(0, 0, 0);

  Generated plus(LandedFile file) {
    return new Generated(files + 1, lines + file.lines(), plainBytes + file.plainBytes());
  }
}
