package io.waymark.source;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import java.io.IOException;

/** What stops an ingest, other than the content of a file. */
final class IngestProblems {
  private IngestProblems() {}

  static WaymarkException unreadable(String uri, IOException cause) {
    return new WaymarkException(
        ExitCode.FAILED,
        "Cannot read " + uri,
        String.valueOf(cause.getMessage()),
        "Check the storage and the permissions, then run again",
        cause);
  }

  static WaymarkException noLandingFolder(String landing) {
    return new WaymarkException(
        ExitCode.USAGE,
        "Cannot list the landing folder " + landing,
        "it does not exist or is no folder",
        "Create it, or correct waymark.landing");
  }

  static WaymarkException outside(String path, String landing) {
    return new WaymarkException(
        ExitCode.FAILED,
        "Refuses to read " + path,
        "a link leads out of the landing folder " + landing,
        "Put the file itself there, or remove the link");
  }
}
