package io.waymark.storage.lock;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A lock of the operating system on a file of the warehouse, which ends with its process however
 * that dies. The file is never deleted: whoever waits on a deleted file waits for nobody.
 */
final class LocalLock implements WarehouseLock {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /**
   * The operating system locks per process, and closing the file anywhere in the process ends the
   * lock. So a second taker in this JVM must not even open it; system properties are what all class
   * loaders share.
   */
  private static final String HELD_HERE = "io.waymark.lock.";

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;
  private final @Nullable Object fileKey;

  private LocalLock(Path file, FileChannel channel, FileLock lock) throws IOException {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
    this.fileKey = key(file);
  }

  static WarehouseLock acquire(Path folder, LockHolder holder, Duration wait) {
    long deadline = System.nanoTime() + wait.toNanos();
    try {
      Path file = Files.createDirectories(folder).toRealPath().resolve("lock");
      while (true) {
        LocalLock lock = tryAcquire(file, holder);
        if (lock != null) {
          return lock;
        }
        if (System.nanoTime() >= deadline) {
          throw LockProblems.busy(file.toString(), otherHolder(file));
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    } catch (IOException e) {
      throw LockProblems.unusable(folder.toString(), e);
    }
  }

  private static synchronized LockHolder otherHolder(Path file) throws IOException {
    String here = System.getProperty(HELD_HERE + file);
    return LockHolder.parse(here == null ? Files.readString(file) : here);
  }

  private static synchronized @Nullable LocalLock tryAcquire(Path file, LockHolder holder)
      throws IOException {
    if (System.getProperties().putIfAbsent(HELD_HERE + file, holder.text()) != null) {
      return null;
    }
    LocalLock held = null;
    try {
      held = lockFile(file, holder);
      return held;
    } finally {
      if (held == null) {
        System.clearProperty(HELD_HERE + file);
      }
    }
  }

  private static @Nullable LocalLock lockFile(Path file, LockHolder holder) throws IOException {
    FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
    LocalLock held = null;
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        write(channel, holder.text());
        held = new LocalLock(file, channel, lock);
      }
      return held;
    } finally {
      if (held == null) {
        channel.close();
      }
    }
  }

  @Override
  public void check() {
    try {
      if (lock.isValid() && Objects.equals(fileKey, key(file))) {
        return;
      }
    } catch (IOException e) {
      throw LockProblems.unusable(file.toString(), e);
    }
    throw LockProblems.lost(file);
  }

  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      write(channel, "");
    } catch (IOException e) {
      throw LockProblems.unusable(file.toString(), e);
    } finally {
      System.clearProperty(HELD_HERE + file);
    }
  }

  private static @Nullable Object key(Path file) throws IOException {
    return Files.exists(file)
        ? Files.readAttributes(file, BasicFileAttributes.class).fileKey()
        : null;
  }

  private static void write(FileChannel channel, String text) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(true);
  }
}
