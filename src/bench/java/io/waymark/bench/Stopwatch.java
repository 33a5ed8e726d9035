package io.waymark.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Says how long a step took, on lines that {@link Contender} reads. */
final class Stopwatch {
  static final String STEP = "step";

  private Stopwatch() {}

  /** Work that may throw anything. */
  interface Work {
    void run() throws Exception;
  }

  static void step(String name, Work work) throws Exception {
    long cpu = cpuNanos();
    long start = System.nanoTime();
    work.run();
    report(name, (System.nanoTime() - start) / 1e9, (cpuNanos() - cpu) / 1e9);
  }

  static void report(String name, double seconds, double cpuSeconds) {
    System.out.printf(Locale.ROOT, "%s %s %.3f %.3f%n", STEP, name, seconds, cpuSeconds);
  }

  /** Of this process since it began. */
  static double cpuSeconds() {
    return cpuNanos() / 1e9;
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
