package io.waymark.report.section;

import io.waymark.report.figure.SourceRecords;
import io.waymark.report.figure.StoreFigures;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of the lines that were delivered: nothing is lost without being counted. */
public final class DataSection implements Section {

  record Reason(String reason, String count) {}

  record Line(
      String source,
      String files,
      String read,
      String accepted,
      String duplicate,
      String rejected,
      String rejectedShare,
      String held,
      String late,
      List<Reason> reasons,
      boolean hasReasons) {}

  record Fields(List<Line> lines) {}

  @Override
  public Optional<SectionView> of(StoreFigures figures) {
    return figures.records().isEmpty()
        ? Optional.empty()
        : Optional.of(
            SectionView.of(
                "data",
                "What the figures rest on",
                new Fields(figures.records().stream().map(DataSection::line).toList())));
  }

  private static Line line(SourceRecords records) {
    return new Line(
        records.source(),
        Words.count(records.files()),
        Words.count(records.read()),
        Words.count(records.accepted()),
        Words.count(records.duplicate()),
        Words.count(records.rejected()),
        Words.share(records.rejected(), records.read()),
        Words.count(records.held()),
        Words.count(records.late()),
        reasons(records),
        !records.reasons().isEmpty());
  }

  private static List<Reason> reasons(SourceRecords records) {
    return records.reasons().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> new Reason(entry.getKey(), Words.count(entry.getValue())))
        .toList();
  }
}
