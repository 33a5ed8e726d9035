package io.waymark.job;

import io.waymark.config.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;

final class Publication {
  Publication(Settings settings, Warehouse warehouse) {}

  NavigableSet<LocalDate> stale() {
    return new TreeSet<>();
  }

  long publish(NavigableSet<LocalDate> days, SparkStep step, Run run, Instant at) {
    return 0;
  }
}
