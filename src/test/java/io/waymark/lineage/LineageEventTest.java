package io.waymark.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.utils.DatasetIdentifier;
import io.openlineage.client.utils.filesystem.FilesystemDatasetUtils;
import io.waymark.storage.Json;
import io.waymark.storage.TableSize;
import io.waymark.table.DimStores;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as OpenLineage's own client reads them. */
class LineageEventTest {
  /** Set up as the client sets up its own. */
  private static final ObjectMapper CLIENT =
      new ObjectMapper()
          .findAndRegisterModules()
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);

  private static final UUID RUN = UUID.fromString("01234567-89ab-4def-8123-456789abcdef");
  private static final LineageDataset FILES =
      new LineageDataset(
          "file:/shop/landing/web",
          Optional.empty(),
          OptionalLong.empty(),
          Optional.of(new TableSize(2, 900, OptionalLong.of(12))));
  private static final LineageDataset STORES =
      new LineageDataset(
          "file:/shop/warehouse/dims/dim_stores",
          Optional.of(DimStores.TABLE),
          OptionalLong.of(7),
          Optional.of(new TableSize(1, 300, OptionalLong.of(3))));

  @Test
  void aRunThatIsDoneSaysWhatItReadAndWrote() {
    OpenLineage.RunEvent event = read(event(LineageEvent.Kind.COMPLETE, Optional.empty()));

    assertThat(event.getEventType()).isEqualTo(OpenLineage.RunEvent.EventType.COMPLETE);
    assertThat(event.getEventTime()).isEqualTo(ZonedDateTime.parse("2024-05-03T04:05:06Z"));
    assertThat(event.getRun().getRunId()).isEqualTo(RUN);
    assertThat(event.getJob().getNamespace()).isEqualTo("shops");
    assertThat(event.getJob().getName()).isEqualTo("run");
    assertThat(event.getRun().getFacets().getNominalTime().getNominalStartTime())
        .isEqualTo(ZonedDateTime.parse("2024-05-02T00:00:00Z"));
    OpenLineage.InputDataset input = event.getInputs().get(0);
    assertThat(input.getName()).isEqualTo("/shop/landing/web");
    assertThat(input.getInputFacets().getInputStatistics().getRowCount()).isEqualTo(12);
    assertThat(input.getInputFacets().getInputStatistics().getFileCount()).isEqualTo(2);
    OpenLineage.OutputDataset output = event.getOutputs().get(0);
    assertThat(output.getNamespace()).isEqualTo("file");
    assertThat(output.getOutputFacets().getOutputStatistics().getRowCount()).isEqualTo(3);
    assertThat(output.getFacets().getVersion().getDatasetVersion()).isEqualTo("7");
    assertThat(output.getFacets().getSchema().getFields())
        .extracting(OpenLineage.SchemaDatasetFacetFields::getName)
        .isEqualTo(DimStores.TABLE.columnNames());
    assertThat(output.getFacets().getSchema().getFields().get(0).getDescription())
        .isEqualTo(DimStores.TABLE.columns().get(0).comment());
  }

  @Test
  void aRunThatFailedSaysWhy() {
    OpenLineage.RunEvent event = read(event(LineageEvent.Kind.FAIL, Optional.of("no \"space\"")));

    assertThat(event.getEventType()).isEqualTo(OpenLineage.RunEvent.EventType.FAIL);
    OpenLineage.ErrorMessageRunFacet error = event.getRun().getFacets().getErrorMessage();
    assertThat(error.getMessage()).isEqualTo("no \"space\"");
    assertThat(error.getProgrammingLanguage()).isEqualTo("JAVA");
  }

  /** What the client does not know it would keep aside, or lose. */
  @Test
  void nothingIsLostOnTheWayThroughTheClient() throws JsonProcessingException {
    String event = event(LineageEvent.Kind.FAIL, Optional.of("why")).toJson();

    String through = CLIENT.writeValueAsString(read(event));

    assertThat(Json.read(through)).isEqualTo(Json.read(event));
  }

  @Test
  void schemasAreThoseThatTheClientNames() {
    OpenLineage client = new OpenLineage(URI.create(Facets.PRODUCER));
    JsonNode event = Json.read(event(LineageEvent.Kind.FAIL, Optional.of("why")).toJson());
    TreeMap<String, URI> named = new TreeMap<>();
    named.put(
        "/run/facets/errorMessage", client.newErrorMessageRunFacet("", "", "").get_schemaURL());
    named.put("/run/facets/nominalTime", client.newNominalTimeRunFacet(null, null).get_schemaURL());
    named.put(
        "/run/facets/processing_engine",
        client.newProcessingEngineRunFacet("", "", "").get_schemaURL());
    named.put("/job/facets/jobType", client.newJobTypeJobFacet("", "", "").get_schemaURL());
    named.put("/outputs/0/facets/schema", client.newSchemaDatasetFacet(List.of()).get_schemaURL());
    named.put(
        "/outputs/0/facets/version", client.newDatasetVersionDatasetFacet("").get_schemaURL());
    named.put("/outputs/0/facets/storage", client.newStorageDatasetFacet("", "").get_schemaURL());
    named.put(
        "/outputs/0/outputFacets/outputStatistics",
        client.newOutputStatisticsOutputDatasetFacet(1L, 1L, 1L).get_schemaURL());
    named.put(
        "/inputs/0/inputFacets/inputStatistics",
        client.newInputStatisticsInputDatasetFacet(1L, 1L, 1L).get_schemaURL());

    named.forEach(
        (facet, url) ->
            assertThat(event.at(facet).path("_schemaURL").asText())
                .as(facet)
                .isEqualTo(url.toString()));
    assertThat(event.at("/schemaURL").asText())
        .isEqualTo("https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:/shop/warehouse/gold/rates",
        "s3://bucket/warehouse/gold/rates",
        "s3a://bucket/warehouse/gold/rates",
        "hdfs://node:8020/warehouse/gold/rates",
        "gs://bucket/warehouse/gold/rates",
        "abfss://container@account.dfs.core.windows.net/warehouse/gold/rates"
      })
  void foldersAreCalledAsOtherEnginesCallThem(String folder) {
    DatasetIdentifier expected = FilesystemDatasetUtils.fromLocation(URI.create(folder));

    assertThat(DatasetName.of(folder))
        .isEqualTo(new DatasetName(expected.getNamespace(), expected.getName()));
  }

  @Test
  void aFolderMayHaveSpaces() {
    assertThat(DatasetName.of("file:/my shop/gold/rates/"))
        .isEqualTo(new DatasetName("file", "/my shop/gold/rates"));
  }

  private static LineageEvent event(LineageEvent.Kind kind, Optional<String> error) {
    return new LineageEvent(
        kind,
        Instant.parse("2024-05-03T04:05:06Z"),
        RUN,
        "shops",
        "run",
        "1.0",
        Optional.of(LocalDate.parse("2024-05-02")),
        error,
        List.of(FILES),
        List.of(STORES));
  }

  private static OpenLineage.RunEvent read(LineageEvent event) {
    return read(event.toJson());
  }

  private static OpenLineage.RunEvent read(String event) {
    try {
      return CLIENT.readValue(event, OpenLineage.RunEvent.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
