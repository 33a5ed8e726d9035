package io.waymark.job.report;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the report is about.
 *
 * @param store only this one; empty: all that have figures
 * @param first empty: counted back from the last day
 * @param last empty: the last day with figures of each store
 * @param days how many, when the first day is not named
 */
public record ReportRequest(
    Optional<String> store, Optional<LocalDate> first, Optional<LocalDate> last, int days) {}
