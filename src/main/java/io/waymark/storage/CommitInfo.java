package io.waymark.storage;

import io.waymark.table.Runs;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a commit says about the run that made it; kept in the history of the table. */
public record CommitInfo(String runId, String inputHash, String definitionHash) {

  public String toJson() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(Runs.RUN_ID, runId);
    values.put("input_hash", inputHash);
    values.put(Runs.DEFINITION_HASH, definitionHash);
    return Json.write(values);
  }
}
