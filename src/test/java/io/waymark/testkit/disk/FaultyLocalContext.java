package io.waymark.testkit.disk;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FsConstants;

/** The same by Hadoop's other interface, with which Delta commits. Named like the first. */
public final class FaultyLocalContext extends ChecksumFs {
  public FaultyLocalContext(URI ignored, Configuration hadoop)
      throws IOException, URISyntaxException {
    super(new Raw(hadoop));
  }

  private static final class Raw extends DelegateToFileSystem {
    private Raw(Configuration hadoop) throws IOException, URISyntaxException {
      super(
          FsConstants.LOCAL_FS_URI,
          new FaultyLocalFiles.Raw(),
          hadoop,
          FsConstants.LOCAL_FS_URI.getScheme(),
          false);
    }

    @Override
    public int getUriDefaultPort() {
      return -1;
    }

    @Override
    public boolean isValidName(String ignored) {
      return true;
    }
  }
}
