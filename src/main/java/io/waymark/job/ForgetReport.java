package io.waymark.job;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What an erasure did, or would do.
 *
 * @param runId empty: it was only looked at
 * @param visitors how many ids of visitors, those of named users among them
 * @param rows by table: how many rows name the subjects
 * @param rawFiles files of the landing folder that hold the subjects, below it
 * @param days business days whose figures were computed again
 * @param goneAfter the day from which on {@code maintain} deletes the last files with the bytes
 */
public record ForgetReport(
    Optional<String> runId,
    int visitors,
    int users,
    SortedMap<String, Long> rows,
    List<String> rawFiles,
    NavigableSet<LocalDate> days,
    LocalDate goneAfter) {}
