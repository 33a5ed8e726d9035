package io.waymark.testkit.oracle;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sessions of one day and slice values.
 *
 * @param keys store_id, session_date, slice, the dimensions and is_final
 */
record SliceDay(Map<String, String> keys, List<SessionFacts> sessions) {
  SliceDay {
    keys = new TreeMap<>(keys);
    sessions = List.copyOf(sessions);
  }

  long visitors() {
    return sessions.stream().map(facts -> facts.session().visitor()).distinct().count();
  }
}
