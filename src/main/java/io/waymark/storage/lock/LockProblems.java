package io.waymark.storage.lock;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import java.io.IOException;
import java.nio.file.Path;

/** Why a lock can't be had or kept. */
final class LockProblems {
  private LockProblems() {}

  static WaymarkException busy(String file, LockHolder holder) {
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

  static WaymarkException unusable(String file, IOException cause) {
    return new WaymarkException(
        ExitCode.FAILED,
        "The warehouse can't be locked",
        file + ": " + cause,
        "Check that the folder can be written to and that its file system knows locks",
        cause);
  }

  /** Another process may be writing by now: who comes back later finds it healed. */
  static WaymarkException leaseLost(String folder) {
    return new WaymarkException(
        ExitCode.BUSY,
        "The lease of the warehouse is lost",
        "it could not be renewed in time, or another process has taken it; it lay in " + folder,
        "Nothing more was committed; see that the store can be reached, and run again");
  }

  static WaymarkException unconditional(String folder) {
    return new WaymarkException(
        ExitCode.USAGE,
        "The warehouse can't be locked",
        "its store makes an object that is there a second time; it was tried in " + folder,
        "Use a store that knows conditional writes (If-None-Match), as Amazon S3 does");
  }

  static WaymarkException unsupported(String scheme) {
    return new WaymarkException(
        ExitCode.USAGE,
        "The warehouse can't be locked",
        "no lock is known for paths that begin with " + scheme + ":, or its client is too old",
        "Use a local disk, hdfs:, or s3a: with Hadoop 3.4.2 or newer; see docs/cluster.md");
  }
}
