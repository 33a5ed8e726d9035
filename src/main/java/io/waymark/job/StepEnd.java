package io.waymark.job;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A step that has ended.
 *
 * @param throughFileId deliveries up to this one are in what the step wrote
 * @param settledThrough late events of landing days up to this one are in what the step wrote
 * @param days days that it wrote
 * @param versions tables after the step
 */
public record StepEnd(
    String step,
    Instant startedAt,
    long rowsIn,
    long rowsOut,
    OptionalLong throughFileId,
    Optional<LocalDate> settledThrough,
    SortedSet<LocalDate> days,
    TableVersions versions) {
  public StepEnd {
    days = new TreeSet<>(days);
  }

  public StepEnd(String step, Instant startedAt, TableVersions versions) {
    this(
        step,
        startedAt,
        0,
        0,
        OptionalLong.empty(),
        Optional.empty(),
        new TreeSet<>(Set.of()),
        versions);
  }
}
