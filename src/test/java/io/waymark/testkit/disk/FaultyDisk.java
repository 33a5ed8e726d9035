package io.waymark.testkit.disk;

import io.waymark.testkit.disk.DiskPoint.Operation;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The disk below one warehouse: notes what is done with it, and fails once at the first point that
 * is wanted. One at a time, because Hadoop makes its file systems by name.
 */
public final class FaultyDisk implements AutoCloseable {
  private static final FaultyDisk SOUND = new FaultyDisk("?", point -> false, DiskFault.REFUSED);

  private static volatile FaultyDisk current = SOUND;

  private final String root;
  private final Predicate<DiskPoint> wanted;
  private final DiskFault fault;
  private final Set<DiskPoint> passed = new LinkedHashSet<>();
  private @Nullable DiskPoint broken;
  private volatile String stage = "";

  private FaultyDisk(String root, Predicate<DiskPoint> wanted, DiskFault fault) {
    this.root = root;
    this.wanted = wanted;
    this.fault = fault;
  }

  /** Only looks on. */
  public static FaultyDisk sound(java.nio.file.Path warehouse) {
    return faulty(warehouse, point -> false, DiskFault.REFUSED);
  }

  /** Fails at the first point that is wanted, until it is closed. */
  public static FaultyDisk faulty(
      java.nio.file.Path warehouse, Predicate<DiskPoint> wanted, DiskFault fault) {
    Configuration.addDefaultResource("faulty-disk.xml");
    current = new FaultyDisk(warehouse.toAbsolutePath() + "/", wanted, fault);
    return current;
  }

  static FaultyDisk current() {
    return current;
  }

  /** Names the points that follow. */
  public void says(String newStage) {
    stage = newStage;
  }

  /** What was done, each thing once, in the order in which it was first done. */
  public synchronized List<DiskPoint> passed() {
    return List.copyOf(passed);
  }

  /** Where it failed. */
  public synchronized Optional<DiskPoint> broken() {
    return Optional.ofNullable(broken);
  }

  @Override
  public void close() {
    current = SOUND;
  }

  /** Anything that changes the disk, but for the bytes of a file. */
  boolean change(Operation operation, Path path, Change change) throws IOException {
    if (!isBelow(path)) {
      return change.make();
    }
    requireAlive();
    if (!isReached(operation, path)) {
      return change.make();
    }
    if (fault == DiskFault.KILLED) {
      killThisProcess();
    }
    if (fault == DiskFault.DONE_UNHEARD) {
      change.make();
    }
    throw new IOException("the disk refuses " + operation + " of " + path);
  }

  OutputStream write(Path path, Opening opening) throws IOException {
    if (!isBelow(path)) {
      return opening.open();
    }
    requireAlive();
    boolean isReached = isReached(Operation.WRITE, path);
    if (isReached && fault == DiskFault.REFUSED) {
      throw new IOException("the disk refuses " + path);
    }
    return new Bytes(opening.open(), isReached);
  }

  private boolean isBelow(Path path) {
    return path.toUri().getPath().startsWith(root);
  }

  private synchronized boolean isReached(Operation operation, Path path) {
    if (path.getName().startsWith(".") && path.getName().endsWith(".crc")) {
      return false;
    }
    String below = path.toUri().getPath().substring(root.length());
    DiskPoint point = DiskPoint.of(stage, operation, below);
    passed.add(point);
    if (broken != null || !wanted.test(point)) {
      return false;
    }
    broken = point;
    return true;
  }

  private void requireAlive() throws IOException {
    if (fault == DiskFault.DEAD && broken().isPresent()) {
      throw new IOException("the disk is dead");
    }
  }

  /** What Hadoop's local files throw when a write fails; only they can make one by themselves. */
  private static FSError noSpace() {
    try {
      Constructor<FSError> maker = FSError.class.getDeclaredConstructor(Throwable.class);
      maker.setAccessible(true);
      return maker.newInstance(new IOException("No space left on device"));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void killThisProcess() throws IOException {
    new ProcessBuilder("kill", "-KILL", Long.toString(ProcessHandle.current().pid())).start();
    while (true) {
      LockSupport.park();
    }
  }

  /** A change of the disk that is held back until it is allowed. */
  interface Change {
    boolean make() throws IOException;
  }

  /** A file that is not opened until it is allowed. */
  interface Opening {
    OutputStream open() throws IOException;
  }

  /** The bytes of one file. */
  private final class Bytes extends FilterOutputStream {
    private final boolean isBroken;

    private Bytes(OutputStream file, boolean isBroken) {
      super(file);
      this.isBroken = isBroken;
    }

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      if (isBroken && fault != DiskFault.DONE_UNHEARD) {
        out.write(bytes, from, count / 2);
        out.flush();
        failed();
      }
      if (fault == DiskFault.FULL && broken().isPresent()) {
        throw noSpace();
      }
      requireAlive();
      out.write(bytes, from, count);
    }

    private void failed() throws IOException {
      if (fault == DiskFault.KILLED) {
        killThisProcess();
      }
      if (fault == DiskFault.FULL) {
        throw noSpace();
      }
      throw new IOException("the disk is dead");
    }
  }
}
