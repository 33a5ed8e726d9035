package io.waymark.report;

import io.waymark.report.figure.StoreFigures;
import java.time.Instant;
import java.util.List;

/**
 * What the page is made of.
 *
 * @param runId the run that published it
 * @param publishedAt when that run ended
 * @param madeAt when the report was made
 */
public record Report(
    String runId, Instant publishedAt, Instant madeAt, String version, List<StoreFigures> stores) {
  public Report {
    stores = List.copyOf(stores);
  }
}
