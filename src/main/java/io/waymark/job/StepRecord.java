package io.waymark.job;

import static io.waymark.table.RunSteps.DAYS;
import static io.waymark.table.RunSteps.DEFINITION_HASH;
import static io.waymark.table.RunSteps.ENDED_AT;
import static io.waymark.table.RunSteps.ROWS_IN;
import static io.waymark.table.RunSteps.ROWS_OUT;
import static io.waymark.table.RunSteps.RUN_ID;
import static io.waymark.table.RunSteps.RUN_NUMBER;
import static io.waymark.table.RunSteps.SESSION_HASH;
import static io.waymark.table.RunSteps.SETTLED_THROUGH;
import static io.waymark.table.RunSteps.STARTED_AT;
import static io.waymark.table.RunSteps.STEP;
import static io.waymark.table.RunSteps.TABLE_VERSIONS;
import static io.waymark.table.RunSteps.THROUGH_FILE_ID;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.storage.Json;
import io.waymark.storage.TableRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/** A row of {@code run_steps}. */
public record StepRecord(
    String runId,
    long runNumber,
    StepEnd end,
    Instant endedAt,
    String definitionHash,
    String sessionHash) {

  static StepRecord of(TableRow row) {
    OptionalLong throughFileId =
        row.optional(THROUGH_FILE_ID, Long.class)
            .map(OptionalLong::of)
            .orElseGet(OptionalLong::empty);
    StepEnd end =
        new StepEnd(
            row.value(STEP, String.class),
            row.value(STARTED_AT, Instant.class),
            row.value(ROWS_IN, Long.class),
            row.value(ROWS_OUT, Long.class),
            throughFileId,
            row.optional(SETTLED_THROUGH, LocalDate.class),
            row.optional(DAYS, String.class).map(StepRecord::days).orElseGet(TreeSet::new),
            TableVersions.parse(row.value(TABLE_VERSIONS, String.class)));
    return new StepRecord(
        row.value(RUN_ID, String.class),
        row.value(RUN_NUMBER, Long.class),
        end,
        row.value(ENDED_AT, Instant.class),
        row.value(DEFINITION_HASH, String.class),
        row.value(SESSION_HASH, String.class));
  }

  TableRow toRow() {
    Long through = end.throughFileId().isPresent() ? end.throughFileId().getAsLong() : null;
    return TableRow.builder()
        .set(RUN_ID, runId)
        .set(RUN_NUMBER, runNumber)
        .set(STEP, end.step())
        .set(STARTED_AT, end.startedAt())
        .set(ENDED_AT, endedAt)
        .set(ROWS_IN, end.rowsIn())
        .set(ROWS_OUT, end.rowsOut())
        .set(THROUGH_FILE_ID, through)
        .set(SETTLED_THROUGH, end.settledThrough())
        .set(DAYS, Json.write(end.days().stream().map(LocalDate::toString).toList()))
        .set(TABLE_VERSIONS, end.versions().toJson())
        .set(DEFINITION_HASH, definitionHash)
        .set(SESSION_HASH, sessionHash)
        .build();
  }

  private static SortedSet<LocalDate> days(String json) {
    SortedSet<LocalDate> days = new TreeSet<>();
    for (JsonNode day : Json.read(json)) {
      days.add(LocalDate.parse(day.textValue()));
    }
    return days;
  }
}
