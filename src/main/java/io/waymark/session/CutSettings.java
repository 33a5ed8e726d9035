package io.waymark.session;

import io.waymark.config.SessionSettings;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * What the cutter needs of the settings.
 *
 * @param openerCondition number of the condition that an opening event meets; -1: all events open
 * @param keyedMicros silence that ends a session with a key of its source
 */
public record CutSettings(
    long gapMicros,
    long maxLengthMicros,
    long keyedMicros,
    boolean isCutAtMidnight,
    boolean isCutAtCampaign,
    int openerCondition,
    Map<String, ZoneId> zones)
    implements Serializable {
  public CutSettings {
    zones = new TreeMap<>(zones);
  }

  public static CutSettings of(
      SessionSettings sessions, int openerCondition, Map<String, ZoneId> zones) {
    return new CutSettings(
        TimeUnit.NANOSECONDS.toMicros(sessions.idleGap().toNanos()),
        TimeUnit.NANOSECONDS.toMicros(sessions.maxLength().toNanos()),
        TimeUnit.NANOSECONDS.toMicros(sessions.maxLength().toNanos()),
        sessions.isCutAtMidnight(),
        sessions.isCutAtCampaign(),
        openerCondition,
        zones);
  }
}
