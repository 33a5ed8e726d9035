package io.waymark.storage.lock;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import java.io.IOException;
import java.nio.file.Path;

/** Why a lock can't be had or kept. */
final class LockProblems {
  private LockProblems() {}

  static WaymarkException busy(Path file, LockHolder holder) {
    return new WaymarkException(
        ExitCode.BUSY,
        "The warehouse is being written to",
        holder.inWords() + "; it holds " + file,
        "Wait until it has ended, then run again");
  }

  static WaymarkException lost(Path file) {
    return new WaymarkException(
        ExitCode.FAILED,
        "The lock of the warehouse is lost",
        file + " was released, deleted or replaced while this process was writing",
        "Nothing more was committed; leave the file alone and run again");
  }

  static WaymarkException unusable(Path file, IOException cause) {
    return new WaymarkException(
        ExitCode.FAILED,
        "The warehouse can't be locked",
        file + ": " + cause,
        "Check that the folder can be written to and that its file system knows locks",
        cause);
  }

  static WaymarkException unsupported(String scheme) {
    return new WaymarkException(
        ExitCode.USAGE,
        "The warehouse can't be locked",
        "there is no lock for paths that begin with " + scheme + ":",
        "Put the warehouse on a local disk");
  }
}
