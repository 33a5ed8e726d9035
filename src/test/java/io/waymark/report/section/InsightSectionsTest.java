package io.waymark.report.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.waymark.report.SomeInsights;
import io.waymark.report.figure.Insights;
import io.waymark.report.figure.StoreFigures;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InsightSectionsTest {
  private static final StoreFigures STORE = SomeInsights.store("Shop");

  @Test
  void eachBarOfTheWaterfallBeginsWhereTheLastOneEnded() {
    ChangesSection.Change change = change(STORE);

    assertThat(change.caption())
        .isEqualTo(
            "23 Jun 2024 to 29 Jun 2024 against the 4 windows of the same weekdays before it:"
                + " 120 of 800 sessions, 160 of 800 before");
    assertThat(change.steps())
        .extracting(
            Waterfall.Step::label,
            Waterfall.Step::rates,
            Waterfall.Step::points,
            Waterfall.Step::share,
            Waterfall.Step::left,
            Waterfall.Step::width,
            Waterfall.Step::kind)
        .containsExactly(
            tuple("Before", "20.0\u00a0%", "–", "–", "80.667", "0", "level"),
            tuple(
                "Intent",
                "45.0\u00a0% → 50.0\u00a0%",
                "+1.00",
                "−20.0\u00a0%",
                "80.667",
                "15.333",
                "up"),
            tuple(
                "Purchase",
                "44.4\u00a0% → 30.0\u00a0%",
                "−6.00",
                "120.0\u00a0%",
                "4.000",
                "92.000",
                "down"),
            tuple("Now", "15.0\u00a0%", "−5.00", "100.0\u00a0%", "4.000", "0", "level"));
  }

  @Test
  void aSliceSaysWhoCameAndWhatTheyDid() {
    ChangesSection.Change change = change(STORE);

    assertThat(change.slices()).hasSize(1);
    assertThat(change.slices().get(0).lines())
        .extracting(
            ChangesSection.Line::value,
            ChangesSection.Line::shares,
            ChangesSection.Line::rates,
            ChangesSection.Line::mix,
            ChangesSection.Line::rate,
            ChangesSection.Line::both)
        .containsExactly(
            tuple(
                "All together",
                "100.0\u00a0% → 100.0\u00a0%",
                "20.0\u00a0% → 15.0\u00a0%",
                "−5.00",
                "±0.00",
                "−5.00"),
            tuple(
                "tablet", "0.0\u00a0% → 75.0\u00a0%", "– → 10.0\u00a0%", "−3.00", "±0.00", "−3.00"),
            tuple(
                "desktop",
                "100.0\u00a0% → 25.0\u00a0%",
                "20.0\u00a0% → 30.0\u00a0%",
                "−2.00",
                "±0.00",
                "−2.00"));
  }

  @Test
  void withTooLittleDataTheSentenceStandsAlone() {
    Insights little =
        new Insights(
            SomeInsights.changes("too_little_data").subList(0, 1),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    ChangesSection.Change change = change(SomeInsights.with(STORE, little));

    assertThat(change.sentence()).isEqualTo("What the table says.");
    assertThat(change.hasSteps()).isFalse();
    assertThat(change.slices()).isEmpty();
  }

  @Test
  void alertsComeWithTheirEvidence() {
    AlertsSection.Fields fields = fields(new AlertsSection(), STORE, AlertsSection.Fields.class);

    assertThat(fields.about())
        .isEqualTo(
            "3 times a rate left its expected band on 1 day, 1 of them pending until the day is"
                + " complete.");
    assertThat(fields.lines())
        .extracting(
            AlertsSection.Line::rate, AlertsSection.Line::sessions, AlertsSection.Line::isPending)
        .containsExactly(
            tuple("Order", "all sessions", true),
            tuple("Reached Intent", "device mobile", false),
            tuple("Step buy.payment", "all sessions", false));
    AlertsSection.Line first = fields.lines().get(0);
    assertThat(first.observed() + ", " + first.counts()).isEqualTo("4.0\u00a0%, 12 of 300");
    assertThat(first.band()).isEqualTo("6.3\u00a0% – 13.8\u00a0%");
    assertThat(first.explained()).isEqualTo("mobile: 83\u00a0% of it, 60\u00a0% of the chances");
  }

  @Test
  void anExperimentShowsItsSentencesAndItsFiguresWithIntervals() {
    ExperimentsSection.Fields fields =
        fields(new ExperimentsSection(), STORE, ExperimentsSection.Fields.class);

    ExperimentsSection.Experiment experiment = fields.experiments().get(0);
    assertThat(experiment.sentences())
        .containsExactly("Sentence on order of new.", "Sentence on cart of new.");
    assertThat(experiment.lines())
        .extracting(
            ExperimentsSection.Line::variant,
            ExperimentsSection.Line::metric,
            ExperimentsSection.Line::difference,
            ExperimentsSection.Line::interval,
            ExperimentsSection.Line::lift,
            ExperimentsSection.Line::p)
        .containsExactly(
            tuple("old (control)", "Order", "–", "–", "–", "–"),
            tuple(
                "new",
                "Order",
                "+0.40",
                "−0.20 to +1.00",
                "+18.0\u00a0% (+11.0\u00a0% to +25.0\u00a0%)",
                "0.200"),
            tuple(
                "new",
                "Cart",
                "+1.80",
                "+1.10 to +2.50",
                "+18.0\u00a0% (+11.0\u00a0% to +25.0\u00a0%)",
                "< 0.0001"));
  }

  @Test
  void whatPrecedesTheGoalIsShownAndWhatIsTooLittleIsNamed() {
    LeadingSection.Fields fields = fields(new LeadingSection(), STORE, LeadingSection.Fields.class);

    assertThat(fields.about())
        .isEqualTo(
            "As of 29 Jun 2024, of 2 pairs and lags that were tried, 1 precedes the goal. Too"
                + " little data: viewed of product 8.");
    assertThat(fields.lines())
        .extracting(LeadingSection.Line::conversion, LeadingSection.Line::lag)
        .containsExactly(tuple("Cart", "3 days"));
  }

  @Test
  void audiencesAreCountedOnTheLastDayAndComparedWithAWeekBefore() {
    AudiencesSection.Fields fields =
        fields(new AudiencesSection(), STORE, AudiencesSection.Fields.class);

    assertThat(fields.about()).isEqualTo("Visitors that belong to each at the end of 29 Jun 2024.");
    assertThat(fields.lines())
        .containsExactly(
            new AudiencesSection.Line("savers", "1,604", "−6", "1,071", "119", "414"),
            new AudiencesSection.Line("strangers", "0", "–", "0", "0", "0"));
  }

  @Test
  void aStoreThatNothingIsSaidOfHasNoSuchSections() {
    StoreFigures plain = SomeInsights.with(STORE, Insights.NONE);

    assertThat(
            Stream.of(
                new ChangesSection(),
                new AlertsSection(),
                new ExperimentsSection(),
                new LeadingSection(),
                new AudiencesSection()))
        .allSatisfy(section -> assertThat(section.of(plain)).isEmpty());
  }

  private static ChangesSection.Change change(StoreFigures figures) {
    return fields(new ChangesSection(), figures, ChangesSection.Fields.class).changes().get(0);
  }

  private static <T> T fields(Section section, StoreFigures figures, Class<T> type) {
    return type.cast(section.of(figures).orElseThrow().fields());
  }
}
