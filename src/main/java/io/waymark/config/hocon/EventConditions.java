package io.waymark.config.hocon;

import io.waymark.config.BotSettings;
import io.waymark.config.Conversion;
import io.waymark.config.DefinitionSettings;
import io.waymark.config.SessionSettings;
import java.util.Optional;

/** Bounds how many conditions are asked of each event: their answers are the bits of one long. */
final class EventConditions {
  private static final int MAX = 64;

  private EventConditions() {}

  static void check(
      Section root,
      Optional<DefinitionSettings> definitions,
      Optional<SessionSettings> sessions,
      Optional<BotSettings> bots) {
    long conversions =
        definitions.stream()
            .flatMap(settings -> settings.conversions().stream())
            .filter(conversion -> conversion.scope() == Conversion.Scope.EVENT)
            .count();
    int rules = bots.map(settings -> settings.rules().size()).orElse(0);
    int openers = sessions.flatMap(SessionSettings::opener).isPresent() ? 1 : 0;
    int pageViews = 1;
    if (conversions + rules + openers + pageViews > MAX) {
      root.problem(
          "conversions",
          "at most 64 conditions can be asked of an event, but there are "
              + (conversions + " conversions, " + rules + " bot rules and ")
              + (openers + pageViews + " of the sessions"));
    }
  }
}
