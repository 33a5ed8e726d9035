package io.waymark.generate;

/**
 * What was written.
 *
 * @param plainBytes size of the lines before compression
 */
public record Generated(long files, long lines, long plainBytes) {
  static final Generated NOTHING = new Generated(0, 0, 0);

  Generated plus(Generated more) {
    return new Generated(files + more.files, lines + more.lines, plainBytes + more.plainBytes);
  }
}
