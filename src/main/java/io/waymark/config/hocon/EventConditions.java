package io.waymark.config.hocon;

import io.waymark.config.BotSettings;
import io.waymark.config.Condition;
import io.waymark.config.Conversion;
import io.waymark.config.DefinitionSettings;
import io.waymark.config.FunnelSettings;
import io.waymark.config.FunnelStep;
import io.waymark.config.SessionSettings;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
    long products = definitions.map(EventConditions::ofProducts).orElse(0L);
    int rules = bots.map(settings -> settings.rules().size()).orElse(0);
    int openers = sessions.flatMap(SessionSettings::opener).isPresent() ? 1 : 0;
    int pageViews = 1;
    long funnels = definitions.map(EventConditions::ofFunnels).orElse(0L);
    if (conversions + rules + openers + pageViews + funnels + products > MAX) {
      root.problem(
          "conversions",
          "at most 64 conditions can be asked of an event, but there are "
              + (conversions + " conversions, " + rules + " bot rules, ")
              + (funnels + " in funnels, " + products + " of products and ")
              + (openers + pageViews + " of the sessions"));
    }
  }

  /** Those that are not conversions anyway. */
  private static long ofFunnels(DefinitionSettings definitions) {
    Set<Condition> conditions = new HashSet<>();
    for (FunnelSettings funnel : definitions.funnels()) {
      funnel.exclude().ifPresent(choice -> conditions.addAll(choice.alternatives()));
      for (FunnelStep step : funnel.steps()) {
        conditions.addAll(step.events().alternatives());
        step.exclude().ifPresent(choice -> conditions.addAll(choice.alternatives()));
      }
    }
    definitions.conversions().forEach(conversion -> conditions.remove(conversion.when()));
    return conditions.size();
  }

  /** An action that is a conversion asks nothing more. */
  private static long ofProducts(DefinitionSettings definitions) {
    Set<Condition> ofConversions =
        definitions.conversions().stream().map(Conversion::when).collect(Collectors.toSet());
    return definitions
        .products()
        .conditions()
        .filter(condition -> !ofConversions.contains(condition))
        .distinct()
        .count();
  }
}
