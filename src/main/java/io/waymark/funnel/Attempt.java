package io.waymark.funnel;

import io.waymark.config.FunnelSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the counted attempt of a unit and entry day got.
 *
 * @param entryDay business day of the entry, in days since 1970
 * @param entryMicros instant of the entry in microseconds since 1970, UTC
 * @param session that of the entry event; of several at that instant the last in the stream, for
 *     {@link FunnelSettings.Attempts#FIRST} the first
 * @param depth required steps reached one after the other, at least 1; for any order: steps made
 * @param stepMicros per step of the funnel: its instant in microseconds since 1970, UTC; null: not
 *     filled
 */
public record Attempt(
    int entryDay,
    long entryMicros,
    FunnelSession session,
    int depth,
    List<@Nullable Long> stepMicros) {
  public Attempt {
    stepMicros = Collections.unmodifiableList(new ArrayList<>(stepMicros));
  }
}
