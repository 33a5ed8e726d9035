package io.waymark.job;

import static io.waymark.table.Runs.COMMAND;
import static io.waymark.table.Runs.DEFINITION_HASH;
import static io.waymark.table.Runs.ENDED_AT;
import static io.waymark.table.Runs.PROBLEM;
import static io.waymark.table.Runs.RUN_DATE;
import static io.waymark.table.Runs.RUN_ID;
import static io.waymark.table.Runs.RUN_NUMBER;
import static io.waymark.table.Runs.SESSION_HASH;
import static io.waymark.table.Runs.STARTED_AT;
import static io.waymark.table.Runs.STATUS;
import static io.waymark.table.Runs.TABLE_VERSIONS;
import static io.waymark.table.Runs.WAYMARK_VERSION;

import io.waymark.storage.TableRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A run that ended: a row of the ledger. */
public record RunRecord(
    Run run, RunStatus status, Instant endedAt, Optional<String> problem, TableVersions versions) {

  static RunRecord of(TableRow row) {
    RunRequest request =
        new RunRequest(
            row.value(COMMAND, String.class),
            row.optional(RUN_DATE, LocalDate.class),
            row.value(DEFINITION_HASH, String.class),
            row.value(SESSION_HASH, String.class),
            row.value(WAYMARK_VERSION, String.class));
    Run run =
        new Run(row.value(RUN_NUMBER, Long.class), request, row.value(STARTED_AT, Instant.class));
    return new RunRecord(
        run,
        RunStatus.parse(row.value(STATUS, String.class)),
        row.value(ENDED_AT, Instant.class),
        row.optional(PROBLEM, String.class),
        TableVersions.parse(row.value(TABLE_VERSIONS, String.class)));
  }

  TableRow toRow() {
    RunRequest request = run.request();
    return TableRow.builder()
        .set(RUN_ID, run.runId())
        .set(RUN_NUMBER, run.runNumber())
        .set(COMMAND, request.command())
        .set(RUN_DATE, request.date())
        .set(STATUS, status.text())
        .set(STARTED_AT, run.startedAt())
        .set(ENDED_AT, endedAt)
        .set(PROBLEM, problem)
        .set(TABLE_VERSIONS, versions.toJson())
        .set(DEFINITION_HASH, request.definitionHash())
        .set(SESSION_HASH, request.sessionHash())
        .set(WAYMARK_VERSION, request.waymarkVersion())
        .build();
  }
}
