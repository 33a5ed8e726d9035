package io.waymark.config.hocon;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.waymark.config.AudienceSettings;
import io.waymark.config.BotSettings;
import io.waymark.config.DefinitionSettings;
import io.waymark.config.ExperimentSettings;
import io.waymark.config.IngestSettings;
import io.waymark.config.InsightSettings;
import io.waymark.config.OperationSettings;
import io.waymark.config.QualitySettings;
import io.waymark.config.ServeSettings;
import io.waymark.config.SessionSettings;
import io.waymark.config.Settings;
import io.waymark.config.SourceSettings;
import io.waymark.config.StoreSettings;
import io.waymark.config.WarehouseSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds the whole of the configuration, section by section. */
final class Binder {
  private static final String UNKNOWN_ROOT = "unknown key: all settings stand below waymark";

  private final Problems problems;

  Binder(Problems problems) {
    this.problems = problems;
  }

  Optional<Settings> settings(ConfigObject merged) {
    for (Map.Entry<String, ConfigValue> entry : merged.entrySet()) {
      boolean isVariable = entry.getValue().origin().description().startsWith("environment");
      if (!entry.getKey().equals(Defaults.ROOT) && !isVariable) {
        problems.add(entry.getValue().origin(), entry.getKey(), UNKNOWN_ROOT);
      }
    }
    ConfigValue value = merged.get(Defaults.ROOT);
    return value == null ? Optional.empty() : settings(Section.of(problems, Defaults.ROOT, value));
  }

  private Optional<Settings> settings(Section root) {
    Declared declared = Declared.in(root);
    ConditionFields fields = ConditionFields.ofEvents(declared);
    ConditionReader conditions = new ConditionReader(fields, problems);
    Optional<WarehouseSettings> warehouse = new WarehouseBinder().bind(root);
    Map<String, StoreSettings> stores = new StoreBinder().bind(root);
    Optional<IngestSettings> ingest = new IngestBinder().bind(root.section("ingest"));
    Optional<SessionSettings> sessions =
        new SessionBinder(conditions).sessions(root.section("sessions"));
    Optional<BotSettings> bots = new SessionBinder(conditions).bots(root.section("bots"));
    Optional<DefinitionSettings> definitions =
        new DefinitionBinder(declared, conditions).bind(root);
    Optional<QualitySettings> quality = new QualityBinder().bind(root.section("quality"));
    Optional<ServeSettings> serve = new ServeBinder().bind(root.section("serve"));
    Optional<OperationSettings> operations = new OperationBinder().bind(root);
    Optional<InsightSettings> insights = new InsightBinder(declared).bind(root.section("insights"));
    List<ExperimentSettings> experiments = new ExperimentBinder(declared, conditions).bind(root);
    Map<String, SourceSettings> sources = new SourceBinder(declared).bind(root);
    List<AudienceSettings> audiences = new AudienceBinder(declared, sources).bind(root);
    ColumnNames.check(root, declared);
    EventConditions.check(root, definitions, sessions, bots);
    return root.build(
        () ->
            new Settings(
                warehouse.orElseThrow(),
                stores,
                ingest.orElseThrow(),
                sessions.orElseThrow(),
                bots.orElseThrow(),
                definitions.orElseThrow(),
                quality.orElseThrow(),
                serve.orElseThrow(),
                operations.orElseThrow(),
                insights.orElseThrow(),
                experiments,
                audiences,
                sources));
  }
}
