package io.waymark.quality;

/** Looks at all rows of one table that are about to be published. */
public interface Check {
  void see(Cells row);

  /** Once all rows were seen. */
  Finding finding();
}
