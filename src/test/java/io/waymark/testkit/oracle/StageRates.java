package io.waymark.testkit.oracle;

import io.waymark.config.DefinitionSettings;
import java.util.Map;
import java.util.TreeMap;

/** 6: rows of {@code daily_stage_rates}. */
final class StageRates {
  private final DefinitionSettings definitions;

  StageRates(DefinitionSettings definitions) {
    this.definitions = definitions;
  }

  void addTo(OracleTable.Builder table, SliceDay day) {
    int stages = definitions.stages().size();
    for (int ordinal = 1; ordinal <= stages; ordinal++) {
      String stage = definitions.stages().get(ordinal - 1).name();
      long sessions = day.sessions().size();
      long reached = reached(day, ordinal);
      long wentOn = reached(day, ordinal + 1);
      long made = made(day, stage);
      Map<String, String> cells = new TreeMap<>(day.keys());
      cells.put("stage", stage);
      cells.put("stage_ordinal", String.valueOf(ordinal));
      cells.put("sessions", String.valueOf(sessions));
      cells.put("reached", String.valueOf(reached));
      cells.put("made", String.valueOf(made));
      cells.put("went_on", String.valueOf(wentOn));
      cells.put("dropped", String.valueOf(reached - wentOn));
      cells.put("reached_rate", ConversionRates.rate(reached, sessions));
      cells.put("made_rate", ConversionRates.rate(made, sessions));
      String dropOff = ordinal == stages ? "" : ConversionRates.rate(reached - wentOn, reached);
      cells.put("drop_off_rate", dropOff);
      table.add(cells);
    }
  }

  /** Sessions whose furthest stage is this one or a later one. */
  private long reached(SliceDay day, int ordinal) {
    return day.sessions().stream()
        .filter(
            facts ->
                facts.happenings().stream()
                    .anyMatch(h -> definitions.ordinal(h.conversion().stage()) >= ordinal))
        .count();
  }

  /** Sessions with a conversion in the stage itself. */
  private static long made(SliceDay day, String stage) {
    return day.sessions().stream()
        .filter(
            facts ->
                facts.happenings().stream().anyMatch(h -> h.conversion().stage().equals(stage)))
        .count();
  }
}
