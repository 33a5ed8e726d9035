package io.waymark.storage.lock;

import io.delta.kernel.defaults.internal.logstore.LogStoreProvider;
import io.waymark.WaymarkException;
import io.waymark.storage.HadoopSettings;
import io.waymark.storage.WarehouseLayout;
import io.waymark.table.Runs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Another process that holds a lease, and checks it for each line of its input. */
public final class LeaseHolderProcess {
  private static final String FIRST_COMMIT = "_delta_log/00000000000000000000.json";

  private LeaseHolderProcess() {}

  /** The warehouse, and how long the lease lasts. */
  public static void main(String[] arguments) throws IOException {
    WarehouseLayout layout = new WarehouseLayout(arguments[0]);
    LeaseFiles files = LeaseFiles.of(layout);
    LeaseTimes times = new LeaseTimes(Duration.parse(arguments[1]), Duration.ZERO);
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (WarehouseLock lock =
        LeaseLock.acquire(files, LockHolder.thisProcess("other work"), times, Duration.ZERO)) {
      System.out.println("held");
      while (input.readLine() != null) {
        lock.check();
        System.out.println("held");
      }
    } catch (WaymarkException e) {
      System.err.println(e.problem());
      System.err.println(commitLate(new Path(layout.table(Runs.TABLE), FIRST_COMMIT)));
      System.exit(e.exitCode().code());
    }
  }

  /** What a request does that was on its way when the lease was lost. */
  private static String commitLate(Path commit) throws IOException {
    Configuration hadoop = HadoopSettings.current();
    try {
      LogStoreProvider.getLogStore(hadoop, commit.toUri().getScheme())
          .write(commit, List.of("{}").iterator(), false, hadoop);
      return "replaced " + commit;
    } catch (FileAlreadyExistsException e) {
      return "kept out";
    }
  }
}
