package io.waymark.job;

import java.time.Duration;
import java.util.Set;

/**
 * What upkeep is asked for.
 *
 * @param tables names; empty: all
 * @param keep data files that no version since so long ago names are deleted
 */
public record MaintenanceRequest(Set<String> tables, Duration keep) {
  /** Long queries and other readers go on so long with files that are no longer current. */
  public static final Duration SAFE = Duration.ofDays(7);

  /** How long what happened to a table can be looked up. */
  public static final Duration LOG = Duration.ofDays(30);

  public MaintenanceRequest {
    tables = Set.copyOf(tables);
    if (keep.isNegative()) {
      throw new IllegalArgumentException("files can't be kept for " + keep);
    }
  }

  boolean isAsked(String table) {
    return tables.isEmpty() || tables.contains(table);
  }

  Duration keepLog() {
    return LOG.compareTo(keep) > 0 ? LOG : keep;
  }
}
