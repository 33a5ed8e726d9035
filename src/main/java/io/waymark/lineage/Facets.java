package io.waymark.lineage;

import java.util.LinkedHashMap;
import java.util.Map;

/** Parts of an event, each of which names who made it and by which schema. */
final class Facets {
  static final String PRODUCER = "urn:waymark";
  private static final String SPECIFICATION = "https://openlineage.io/spec/";

  private Facets() {}

  /** A facet without its own fields. */
  static Map<String, Object> of(String name, String version) {
    Map<String, Object> facet = new LinkedHashMap<>();
    facet.put("_producer", PRODUCER);
    facet.put(
        "_schemaURL", SPECIFICATION + "facets/" + version + "/" + name + ".json#/$defs/" + name);
    return facet;
  }

  /** Schema of the events themselves. */
  static String ofRunEvents() {
    return SPECIFICATION + "2-0-2/OpenLineage.json#/$defs/RunEvent";
  }
}
