package io.waymark.config;

import java.util.List;
import java.util.Optional;

/**
 * What is counted: applies to newly published days, and needs no new sessions.
 *
 * @param macroConversion the conversion that is the goal; its condition says which events compete
 *     for an order
 * @param channels rules that name the channel of a session by its first event with a marker
 * @param pageTypes rules that name the kind of a page
 * @param dimensions declared dimensions beside the built-in ones: name and field of the event
 * @param products what counts as an action on a product
 */
public record DefinitionSettings(
    List<StageSettings> stages,
    List<Conversion> conversions,
    String macroConversion,
    List<NamedCondition> channels,
    List<NamedCondition> pageTypes,
    List<DimensionSettings> dimensions,
    List<Slice> slices,
    List<FunnelSettings> funnels,
    ProductSettings products) {
  public DefinitionSettings {
    stages = List.copyOf(stages);
    conversions = List.copyOf(conversions);
    channels = List.copyOf(channels);
    pageTypes = List.copyOf(pageTypes);
    dimensions = List.copyOf(dimensions);
    slices = List.copyOf(slices);
    funnels = List.copyOf(funnels);
  }

  public Conversion macro() {
    return conversion(macroConversion).orElseThrow();
  }

  public Optional<Conversion> conversion(String name) {
    return conversions.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /** The name for people; of a conversion that is declared no more, its name. */
  public String label(String conversion) {
    return conversion(conversion).map(Conversion::label).orElse(conversion);
  }

  /** Place of the stage, from 1. */
  public int ordinal(String stage) {
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).name().equals(stage)) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("no stage " + stage);
  }
}
