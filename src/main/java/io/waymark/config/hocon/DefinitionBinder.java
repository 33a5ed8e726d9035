package io.waymark.config.hocon;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.waymark.config.Conversion;
import io.waymark.config.DefinitionSettings;
import io.waymark.config.DimensionSettings;
import io.waymark.config.FunnelSettings;
import io.waymark.config.NamedCondition;
import io.waymark.config.ProductSettings;
import io.waymark.config.Slice;
import io.waymark.config.StageSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Binds what is counted, and by what it is broken down. */
final class DefinitionBinder {
  /** What the furthest stage of a session without a conversion holds. */
  private static final String NO_STAGE = "none";

  private final Declared declared;
  private final ConditionReader conditions;
  private final ConditionFields fields;

  DefinitionBinder(Declared declared, ConditionReader conditions) {
    this.declared = declared;
    this.conditions = conditions;
    this.fields = ConditionFields.ofEvents(declared);
  }

  Optional<DefinitionSettings> bind(Section root) {
    int before = root.problems().count();
    List<StageSettings> stages = stages(root);
    List<Conversion> conversions = new ConversionBinder(declared, conditions).bind(root);
    String macro =
        root.required("macro-conversion", "", Words.declared("conversion", declared.conversions()));
    List<NamedCondition> channels = NamedConditions.read(root, "channels", conditions);
    List<NamedCondition> pageTypes = NamedConditions.read(root, "page-types", conditions);
    List<DimensionSettings> dimensions = dimensions(root);
    List<Slice> slices = slices(root);
    List<FunnelSettings> funnels = new FunnelBinder(declared, conditions, conversions).bind(root);
    Optional<ProductSettings> products =
        new ProductBinder(declared, conditions).bind(root.section("products"), conversions, macro);
    if (conversions.stream()
        .anyMatch(c -> c.name().equals(macro) && c.scope() == Conversion.Scope.SESSION)) {
      root.problem("macro-conversion", "must be declared on events, but its scope is session");
    }
    return root.problems().count() > before
        ? Optional.empty()
        : Optional.of(
            new DefinitionSettings(
                stages,
                conversions,
                macro,
                channels,
                pageTypes,
                dimensions,
                slices,
                funnels,
                products.orElseThrow()));
  }

  /** A stage is its name, or an object with name and label. */
  static String stageName(ConfigValue value) {
    ConfigValue name = value instanceof ConfigObject object ? object.get("name") : value;
    return name == null || !Scalars.isScalar(name) ? "" : Scalars.text(name);
  }

  private List<StageSettings> stages(Section root) {
    Set<String> names = new HashSet<>();
    List<StageSettings> stages =
        root.list(
            "stages",
            value -> {
              String name = stageName(value);
              if (!names.add(name) || name.equals(NO_STAGE)) {
                throw new IllegalArgumentException(
                    "stage " + Scalars.quoted(name) + " is given twice or reserved");
              }
              return new StageSettings(name, label(root, value, name));
            });
    if (names.isEmpty()) {
      root.problem("stages", "declares no stage");
    }
    return stages;
  }

  private static String label(Section root, ConfigValue value, String name) {
    if (!(value instanceof ConfigObject)) {
      return Labels.of(name);
    }
    Section section = Section.of(root.problems(), root.path("stages"), value);
    section.value("name");
    String label = section.optional("label", Scalars::text).orElse(Labels.of(name));
    return section.build(() -> label).orElse(label);
  }

  /** A dimension is its field, or an object with field and label. */
  private List<DimensionSettings> dimensions(Section root) {
    List<DimensionSettings> dimensions = new ArrayList<>();
    Section all = root.section("dimensions");
    all.entries()
        .forEach(
            (name, value) -> {
              ConfigValue object =
                  Scalars.isScalar(value)
                      ? value.atKey("field").root().withOrigin(value.origin())
                      : value;
              Section section = Section.of(root.problems(), all.path(name), object);
              String field =
                  section.required("field", "", v -> fields.field(Scalars.text(v)).name());
              String label = section.optional("label", Scalars::text).orElse(Labels.of(name));
              section
                  .build(() -> new DimensionSettings(name, label, field))
                  .ifPresent(dimensions::add);
            });
    return dimensions;
  }

  private List<Slice> slices(Section root) {
    Set<List<String>> seen = new HashSet<>();
    List<Slice> slices = root.list("slices", value -> slice(value, seen));
    if (root.value("slices").isPresent() && !seen.contains(List.of())) {
      root.problem("slices", "must contain [], the total");
    }
    return slices;
  }

  private Slice slice(ConfigValue value, Set<List<String>> seen) {
    if (!(value instanceof ConfigList list)) {
      throw new IllegalArgumentException(
          "must be a list of dimensions, but is " + Scalars.kind(value));
    }
    List<String> names =
        list.stream().map(Words.declared("dimension", declared.dimensions())).toList();
    if (!seen.add(names.stream().sorted().toList())) {
      throw new IllegalArgumentException("the slice " + names + " is given twice");
    }
    return new Slice(names);
  }
}
