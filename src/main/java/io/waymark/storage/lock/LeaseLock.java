package io.waymark.storage.lock;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;
import org.jspecify.annotations.Nullable;

/**
 * A lock for warehouses that no operating system watches: the holder owns the file with the highest
 * number, and writes it again every few seconds. Who finds it too old, or given back, makes the
 * next one, which only one can. Numbers never come again, so that a holder that was away for long
 * sees that it has been followed.
 */
final class LeaseLock implements WarehouseLock {
  private static final long POLL_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** After Spark has stopped, before the file systems are closed. */
  private static final int HOOK_PRIORITY = FileSystem.SHUTDOWN_HOOK_PRIORITY + 20;

  private final LeaseFiles files;
  private final LeaseTimes times;
  private final LeaseText lease;
  private final long number;
  private final Runnable atEnd;
  private final Thread heart;
  private Moment renewed;
  private boolean isLost;
  private boolean isReleased;

  private LeaseLock(
      LeaseFiles files, LeaseTimes times, LeaseText lease, long number, Moment renewed) {
    this.files = files;
    this.times = times;
    this.lease = lease;
    this.number = number;
    this.renewed = renewed;
    this.atEnd = this::end;
    this.heart = new Thread(this::beat, "waymark-lease");
    heart.setDaemon(true);
  }

  /** By two clocks: one stands still while the machine sleeps, the other may be set. */
  private record Moment(long nanos, long millis) {
    static Moment now() {
      return new Moment(System.nanoTime(), System.currentTimeMillis());
    }

    boolean isOlderThan(Duration age) {
      return System.nanoTime() - nanos > age.toNanos()
          || System.currentTimeMillis() - millis > age.toMillis();
    }
  }

  static WarehouseLock acquire(
      LeaseFiles files, LockHolder holder, LeaseTimes times, Duration wait) {
    LeaseText lease = new LeaseText(holder, times.life(), UUID.randomUUID().toString());
    long deadline = System.nanoTime() + wait.toNanos();
    try {
      while (true) {
        Optional<LeaseFiles.Written> last = files.last();
        LeaseText held = last.isEmpty() ? null : holderOf(files, times, last.get());
        if (held == null) {
          LeaseLock lock =
              tryTake(files, times, lease, 1 + last.map(LeaseFiles.Written::number).orElse(0L));
          if (lock != null) {
            lock.begin();
            return lock;
          }
        } else if (System.nanoTime() >= deadline) {
          throw LockProblems.busy(files.toString(), held.holder());
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    } catch (IOException e) {
      throw LockProblems.unusable(files.toString(), e);
    }
  }

  /** Null when the lease was given back, or nobody has renewed it for too long. */
  private static @Nullable LeaseText holderOf(
      LeaseFiles files, LeaseTimes times, LeaseFiles.Written last) throws IOException {
    LeaseText held = LeaseText.parse(files.read(last.number()), times.life());
    Duration patience = held.life().isZero() ? Duration.ZERO : held.life().plus(times.grace());
    boolean isFree =
        patience.isZero() || Duration.between(last.at(), files.now()).compareTo(patience) > 0;
    return isFree ? null : held;
  }

  /** Null when another one was quicker. */
  private static @Nullable LeaseLock tryTake(
      LeaseFiles files, LeaseTimes times, LeaseText lease, long number) throws IOException {
    Moment before = Moment.now();
    if (!files.create(number, lease.text())) {
      return null;
    }
    if (files.create(number, lease.lasting(Duration.ZERO).text())) {
      throw LockProblems.unconditional(files.toString());
    }
    if (files.last().filter(last -> last.number() == number).isEmpty()) {
      // The place was free only because those who followed had tidied up behind them.
      files.delete(number);
      return null;
    }
    files.deleteBefore(number);
    return new LeaseLock(files, times, lease, number, before);
  }

  private void begin() {
    ShutdownHookManager.get().addShutdownHook(atEnd, HOOK_PRIORITY);
    heart.start();
  }

  private void beat() {
    do {
      LockSupport.parkNanos(times.beat().toNanos());
    } while (renew());
  }

  /** A store that does not answer for a while costs nothing: the next beat tries again. */
  private synchronized boolean renew() {
    Moment before = Moment.now();
    try {
      if (isHeld()) {
        files.write(number, lease.text());
        renewed = before;
      }
    } catch (IOException e) {
      warn("could not be renewed", e);
    }
    return !isLost && !isReleased;
  }

  private boolean isHeld() throws IOException {
    if (isLost || isReleased) {
      return false;
    }
    isLost =
        renewed.isOlderThan(times.life())
            || files.last().filter(last -> last.number() == number).isEmpty();
    return !isLost;
  }

  @Override
  public synchronized void check() {
    try {
      if (!isHeld()) {
        throw LockProblems.leaseLost(files.toString());
      }
    } catch (IOException e) {
      throw LockProblems.unusable(files.toString(), e);
    }
  }

  @Override
  public void close() {
    release(Duration.ZERO);
    LockSupport.unpark(heart);
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(atEnd);
    }
  }

  /** The process was told to end: its last commit may be on its way. */
  private void end() {
    release(LeaseTimes.ENDING);
  }

  /** What is written is written: a lease that can't be given back runs out by itself. */
  private synchronized void release(Duration life) {
    try {
      if (isHeld()) {
        isReleased = true;
        files.write(number, lease.lasting(life).text());
      }
    } catch (IOException e) {
      warn("was not given back and keeps others out until it runs out", e);
    } finally {
      isReleased = true;
    }
  }

  private void warn(String what, IOException cause) {
    System.getLogger(LeaseLock.class.getName())
        .log(System.Logger.Level.WARNING, "the lease in " + files + " " + what, cause);
  }
}
