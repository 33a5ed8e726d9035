package io.waymark.testkit.disk;

import io.waymark.testkit.disk.DiskPoint.Operation;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/** Hadoop's local file system, on the disk that fails. Named in {@code faulty-disk.xml}. */
public final class FaultyLocalFiles extends LocalFileSystem {
  public FaultyLocalFiles() {
    super(new Raw());
  }

  /** Below the checksums, where files are opened. */
  static final class Raw extends RawLocalFileSystem {
    @Override
    protected OutputStream createOutputStreamWithMode(
        Path file, boolean isAppended, FsPermission permission) throws IOException {
      return FaultyDisk.current()
          .write(file, () -> super.createOutputStreamWithMode(file, isAppended, permission));
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
      return FaultyDisk.current().change(Operation.RENAME_TO, to, () -> super.rename(from, to));
    }

    @Override
    public boolean delete(Path path, boolean isRecursive) throws IOException {
      return FaultyDisk.current()
          .change(Operation.DELETE, path, () -> super.delete(path, isRecursive));
    }
  }
}
