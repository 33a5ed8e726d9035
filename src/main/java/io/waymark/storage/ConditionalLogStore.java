package io.waymark.storage;

import io.delta.storage.LogStore;
import io.delta.storage.S3SingleDriverLogStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Commits to {@code s3a:} that cannot take each other's place. Delta's own log store looks whether
 * a commit is there and then writes it: a request that arrives late, from a writer that was stopped
 * or cut off, would replace what another one has committed since. Spark and Kernel make one by its
 * name.
 */
public final class ConditionalLogStore extends S3SingleDriverLogStore {
  /** Where Spark learns of it. */
  public static final String SPARK_OPTION = "spark.delta.logStore.s3a.impl";

  private static final String KERNEL_OPTION = "io.delta.kernel.logStore.s3a.impl";

  public ConditionalLogStore(Configuration hadoop) {
    super(hadoop);
  }

  @Override
  public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoop)
      throws IOException {
    FileSystem files = path.getFileSystem(hadoop);
    if (overwrite || !ExclusiveFile.isConditional(files, path)) {
      super.write(path, actions, overwrite, hadoop);
      return;
    }
    StringBuilder text = new StringBuilder();
    actions.forEachRemaining(action -> text.append(action).append('\n'));
    byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
    if (!ExclusiveFile.create(files, path, content)) {
      throw new FileAlreadyExistsException(path.toString());
    }
  }

  /** Tells Kernel, unless another one was chosen. */
  static void chooseIn(Configuration hadoop) {
    if (isSeenByDelta()) {
      hadoop.setIfUnset(KERNEL_OPTION, ConditionalLogStore.class.getName());
    }
  }

  /** Where Delta lies beside Spark and this class does not, Kernel finds only its own. */
  public static boolean isSeenByDelta() {
    try {
      Class.forName(ConditionalLogStore.class.getName(), false, LogStore.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
