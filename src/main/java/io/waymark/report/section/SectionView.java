package io.waymark.report.section;

import java.util.Map;
import java.util.Optional;

/**
 * A section that is ready to be laid out.
 *
 * @param name of its template, and of its anchor in the page
 * @param fields what the template names: texts, lists and records of them
 * @param data what the script draws of it, as JSON values; the figures are in the fields as well
 */
public record SectionView(
    String name, String title, Object fields, Optional<Map<String, Object>> data) {

  static SectionView of(String name, String title, Object fields) {
    return new SectionView(name, title, fields, Optional.empty());
  }

  SectionView drawnFrom(Map<String, Object> values) {
    return new SectionView(name, title, fields, Optional.of(values));
  }
}
