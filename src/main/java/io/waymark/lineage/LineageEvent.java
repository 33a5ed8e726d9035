package io.waymark.lineage;

import io.waymark.storage.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A run event of the OpenLineage specification, 2-0-2: a run began, is done, or has failed.
 *
 * @param run the same in all events of a run
 * @param namespace of the job
 * @param job name of the command
 * @param version of Waymark
 * @param day that the run is for
 * @param error why it failed
 */
public record LineageEvent(
    Kind kind,
    Instant at,
    UUID run,
    String namespace,
    String job,
    String version,
    Optional<LocalDate> day,
    Optional<String> error,
    List<LineageDataset> inputs,
    List<LineageDataset> outputs) {
  public LineageEvent {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** How far a run is. */
  public enum Kind {
    START,
    COMPLETE,
    FAIL
  }

  public String toJson() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("eventType", kind.name());
    fields.put("eventTime", at.toString());
    fields.put("producer", Facets.PRODUCER);
    fields.put("schemaURL", Facets.ofRunEvents());
    fields.put("run", Map.of("runId", run.toString(), "facets", runFacets()));
    Map<String, Object> ofJob = new LinkedHashMap<>();
    ofJob.put("namespace", namespace);
    ofJob.put("name", job);
    ofJob.put("facets", Map.of("jobType", jobType()));
    fields.put("job", ofJob);
    fields.put("inputs", LineageDataset.inputs(inputs));
    fields.put("outputs", LineageDataset.outputs(outputs));
    return Json.write(fields);
  }

  private Map<String, Object> runFacets() {
    Map<String, Object> facets = new LinkedHashMap<>();
    Map<String, Object> engine = Facets.of("ProcessingEngineRunFacet", "1-1-1");
    engine.put("version", version);
    engine.put("name", "Waymark");
    facets.put("processing_engine", engine);
    day.ifPresent(
        date -> {
          Map<String, Object> nominal = Facets.of("NominalTimeRunFacet", "1-0-1");
          nominal.put("nominalStartTime", midnight(date));
          nominal.put("nominalEndTime", midnight(date.plusDays(1)));
          facets.put("nominalTime", nominal);
        });
    error.ifPresent(
        text -> {
          Map<String, Object> message = Facets.of("ErrorMessageRunFacet", "1-0-1");
          message.put("message", text);
          message.put("programmingLanguage", "JAVA");
          facets.put("errorMessage", message);
        });
    return facets;
  }

  private static String midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toString();
  }

  private static Map<String, Object> jobType() {
    Map<String, Object> type = Facets.of("JobTypeJobFacet", "2-0-3");
    type.put("processingType", "BATCH");
    type.put("integration", "WAYMARK");
    type.put("jobType", "COMMAND");
    return type;
  }
}
