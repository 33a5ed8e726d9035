package io.waymark.testkit.oracle;

import io.waymark.config.ExperimentSettings;
import io.waymark.config.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 3.9 and 9: rows of {@code visitor_identities} and {@code exposures}. */
final class PeopleTables {
  private final Settings settings;
  private final Map<String, List<OracleEvent>> byVisitor = new TreeMap<>();

  PeopleTables(Settings settings, List<OracleEvent> events) {
    this.settings = settings;
    for (OracleEvent event : Oracle.inOrder(events)) {
      event
          .visitor()
          .ifPresent(
              visitor ->
                  byVisitor
                      .computeIfAbsent(event.store() + "\n" + visitor, key -> new ArrayList<>())
                      .add(event));
    }
  }

  OracleTable identities() {
    OracleTable.Builder rows = new OracleTable.Builder();
    for (List<OracleEvent> events : byVisitor.values()) {
      List<OracleEvent> signedIn = events.stream().filter(e -> !user(e).isEmpty()).toList();
      if (!signedIn.isEmpty()) {
        String person = user(signedIn.get(signedIn.size() - 1));
        List<OracleEvent> own = signedIn.stream().filter(e -> user(e).equals(person)).toList();
        rows.add(
            key(events),
            "person_id",
            person,
            "linked_at",
            CellText.instant(own.get(0).at()),
            "last_at",
            CellText.instant(own.get(own.size() - 1).at()),
            "user_count",
            String.valueOf(signedIn.stream().map(PeopleTables::user).distinct().count()));
      }
    }
    return rows.build();
  }

  OracleTable exposures() {
    OracleTable.Builder rows = new OracleTable.Builder();
    for (ExperimentSettings experiment : settings.experiments()) {
      for (List<OracleEvent> events : byVisitor.values()) {
        List<OracleEvent> shown = events.stream().filter(e -> isShown(experiment, e)).toList();
        if (!shown.isEmpty()) {
          OracleEvent first = shown.get(0);
          rows.add(
              key(events),
              "experiment",
              experiment.name(),
              "variant",
              variant(experiment, first),
              "exposed_at",
              CellText.instant(first.at()),
              "exposed_date",
              day(first).toString(),
              "variant_count",
              String.valueOf(shown.stream().map(e -> variant(experiment, e)).distinct().count()));
        }
      }
    }
    return rows.build();
  }

  private boolean isShown(ExperimentSettings experiment, OracleEvent event) {
    return event.store().equals(experiment.storeId())
        && !day(event).isBefore(experiment.start())
        && experiment.end().filter(day(event)::isAfter).isEmpty()
        && Holds.on(event, experiment.exposure())
        && !variant(experiment, event).isEmpty();
  }

  private LocalDate day(OracleEvent event) {
    return LocalDate.ofInstant(event.at(), settings.store(event.store()).zone());
  }

  private static String variant(ExperimentSettings experiment, OracleEvent event) {
    return event.text(experiment.variantField()).orElse("");
  }

  private static String user(OracleEvent event) {
    return event.text("user_id").orElse("");
  }

  private static Map<String, String> key(List<OracleEvent> events) {
    return Map.of(
        "store_id", events.get(0).store(), "visitor_id", events.get(0).visitor().orElseThrow());
  }
}
