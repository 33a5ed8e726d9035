package io.waymark.report.section;

import io.waymark.report.figure.AudienceRow;
import io.waymark.report.figure.StoreFigures;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How many visitors belong to each audience, and how many of them may be addressed. */
public final class AudiencesSection implements Section {
  private static final int WEEK = 7;

  record Line(
      String audience,
      String members,
      String change,
      String listed,
      String heldOut,
      String withoutConsent) {}

  record Fields(String about, List<Line> lines) {}

  @Override
  public Optional<SectionView> of(StoreFigures figures) {
    List<AudienceRow> rows = figures.insights().audiences();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    LocalDate last = rows.get(0).asOf();
    List<Line> lines =
        rows.stream()
            .filter(row -> row.asOf().equals(last))
            .map(row -> line(row, weekBefore(rows, row)))
            .toList();
    String about = "Visitors that belong to each at the end of %s.".formatted(Words.day(last));
    return Optional.of(
        SectionView.of("audiences", "Who belongs to the audiences", new Fields(about, lines)));
  }

  private static Optional<AudienceRow> weekBefore(List<AudienceRow> rows, AudienceRow row) {
    return rows.stream()
        .filter(former -> former.audience().equals(row.audience()))
        .filter(former -> former.asOf().equals(row.asOf().minusDays(WEEK)))
        .findFirst();
  }

  private static Line line(AudienceRow row, Optional<AudienceRow> former) {
    return new Line(
        row.audience(),
        Words.count(row.members()),
        former.map(before -> change(row.members() - before.members())).orElse(Words.NOTHING),
        Words.count(row.listed()),
        Words.count(row.heldOut()),
        Words.count(row.withoutConsent()));
  }

  private static String change(long members) {
    return members == 0 ? "±0" : String.format(Locale.ROOT, "%+,d", members).replace('-', '−');
  }
}
