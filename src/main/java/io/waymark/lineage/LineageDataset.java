package io.waymark.lineage;

import io.waymark.storage.TableSize;
import io.waymark.table.ColumnSpec;
import io.waymark.table.TableSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A folder that a run read or wrote.
 *
 * @param folder where it lies, with its scheme
 * @param table empty: raw files
 * @param version of the table
 * @param moved what was read of it or written to it; empty: not known
 */
public record LineageDataset(
    String folder, Optional<TableSpec> table, OptionalLong version, Optional<TableSize> moved) {

  Map<String, Object> asInput() {
    Map<String, Object> fields = fields();
    moved.ifPresent(
        size ->
            fields.put(
                "inputFacets",
                Map.of(
                    "inputStatistics",
                    statistics(Facets.of("InputStatisticsInputDatasetFacet", "1-0-0"), size))));
    return fields;
  }

  Map<String, Object> asOutput() {
    Map<String, Object> fields = fields();
    moved.ifPresent(
        size ->
            fields.put(
                "outputFacets",
                Map.of(
                    "outputStatistics",
                    statistics(Facets.of("OutputStatisticsOutputDatasetFacet", "1-0-2"), size))));
    return fields;
  }

  private Map<String, Object> fields() {
    DatasetName name = DatasetName.of(folder);
    Map<String, Object> facets = new LinkedHashMap<>();
    table.ifPresent(
        spec -> {
          facets.put("schema", schema(spec));
          facets.put("documentation", documentation(spec));
          facets.put("storage", storage());
        });
    version.ifPresent(number -> facets.put("version", version(number)));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("namespace", name.namespace());
    fields.put("name", name.name());
    fields.put("facets", facets);
    return fields;
  }

  private static Map<String, Object> schema(TableSpec spec) {
    Map<String, Object> facet = Facets.of("SchemaDatasetFacet", "1-1-1");
    facet.put("fields", spec.columns().stream().map(LineageDataset::field).toList());
    return facet;
  }

  private static Map<String, String> field(ColumnSpec column) {
    Map<String, String> field = new LinkedHashMap<>();
    field.put("name", column.name());
    field.put("type", column.type().name().toLowerCase(Locale.ROOT));
    field.put("description", column.comment());
    return field;
  }

  private static Map<String, Object> documentation(TableSpec spec) {
    Map<String, Object> facet = Facets.of("DocumentationDatasetFacet", "1-1-0");
    facet.put("description", "One row per " + spec.grain() + ".");
    return facet;
  }

  private static Map<String, Object> storage() {
    Map<String, Object> facet = Facets.of("StorageDatasetFacet", "1-0-1");
    facet.put("storageLayer", "delta");
    facet.put("fileFormat", "parquet");
    return facet;
  }

  private static Map<String, Object> version(long number) {
    Map<String, Object> facet = Facets.of("DatasetVersionDatasetFacet", "1-0-1");
    facet.put("datasetVersion", Long.toString(number));
    return facet;
  }

  private static Map<String, Object> statistics(Map<String, Object> facet, TableSize size) {
    size.rows().ifPresent(rows -> facet.put("rowCount", rows));
    facet.put("size", size.bytes());
    facet.put("fileCount", size.files());
    return facet;
  }

  static List<Map<String, Object>> inputs(List<LineageDataset> datasets) {
    return datasets.stream().map(LineageDataset::asInput).toList();
  }

  static List<Map<String, Object>> outputs(List<LineageDataset> datasets) {
    return datasets.stream().map(LineageDataset::asOutput).toList();
  }
}
