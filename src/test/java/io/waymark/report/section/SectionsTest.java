package io.waymark.report.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.waymark.report.SomeFigures;
import io.waymark.report.figure.ConversionDay;
import io.waymark.report.figure.Definitions;
import io.waymark.report.figure.FunnelDay;
import io.waymark.report.figure.Insights;
import io.waymark.report.figure.ProductDay;
import io.waymark.report.figure.Slice;
import io.waymark.report.figure.StageDay;
import io.waymark.report.figure.StoreFigures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionsTest {
  private static final StoreFigures STORE =
      SomeFigures.store("Shop", SomeFigures.definitions("Cart", "a cart"));
  private static final LocalDate LAST = SomeFigures.LAST;

  @Test
  void heatMapOpensWithTheWorstTransitionAndNamesTheCellThatLosesMostBeyondIt() {
    List<StageDay> stages =
        List.of(
            stage(Slice.TOTAL, 1000, 900, 300),
            stage(cell("mobile", "email"), 400, 380, 38),
            stage(cell("desktop", "email"), 580, 500, 260),
            stage(cell("desktop", "paid"), 20, 20, 2));

    HeatMapSection.Fields fields =
        fields(
            new HeatMapSection(), with(stages, List.of(), List.of()), HeatMapSection.Fields.class);

    assertThat(fields.header()).containsExactly("email", "paid");
    HeatMapSection.Pane worst =
        fields.maps().stream().filter(HeatMapSection.Pane::isChosen).findFirst().orElseThrow();
    assertThat(worst.label()).isEqualTo("Between Intent and Purchase");
    assertThat(worst.overall()).isEqualTo("600 of 900 sessions (66.7\u00a0%) are lost here.");
    assertThat(worst.furthest()).isEqualTo("Most above that: mobile × email, 90.0\u00a0% of 380.");
    assertThat(worst.lines().get(0).cells())
        .extracting(HeatMapSection.Cell::text, HeatMapSection.Cell::kind)
        .containsExactly(tuple("48\u00a0%", "less3"), tuple("90\u00a0%", "few"));
    assertThat(worst.lines().get(1).cells().get(1).kind()).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({"0.0199, even", "0.02, more1", "-0.05, less2", "0.1, more3", "-0.0999, less2"})
  void coloursSayHowFarACellIsFromAll(double difference, String kind) {
    assertThat(HeatMap.kind(difference)).isEqualTo(kind);
  }

  @Test
  void productsAreSummedOverTheDaysAndCartsWithoutOrdersAreMarked() {
    List<ProductDay> products =
        List.of(
            product(LAST, "lamp", 100, 12, 0),
            product(LAST.minusDays(1), "lamp", 50, 3, 0),
            product(LAST.minusDays(7), "lamp", 900, 90, 90),
            product(LAST, "rug", 200, 9, 0));

    ProductsSection.Fields fields =
        fields(
            new ProductsSection(),
            with(STORE.stages(), List.of(), products),
            ProductsSection.Fields.class);

    assertThat(fields.levels()).hasSize(1);
    assertThat(fields.levels().get(0).lines())
        .extracting(
            ProductsSection.Line::name,
            ProductsSection.Line::viewing,
            ProductsSection.Line::addRate,
            ProductsSection.Line::isWantedOnly)
        .containsExactly(
            tuple("rug", "200", "4.5\u00a0%", false), tuple("lamp", "150", "10.0\u00a0%", true));
  }

  @Test
  void funnelsCountTheMatureDaysOfThePeriodAlone() {
    List<FunnelDay> days =
        List.of(
            new FunnelDay(LAST.minusDays(1), "buy", 1, 100, 100, 100, true),
            new FunnelDay(LAST.minusDays(1), "buy", 2, 100, 30, 100, true),
            new FunnelDay(LAST, "buy", 1, 100, 100, 100, false),
            new FunnelDay(LAST, "buy", 2, 100, 0, 100, false));

    FunnelsSection.Fields fields =
        fields(
            new FunnelsSection(),
            with(STORE.stages(), days, List.of()),
            FunnelsSection.Fields.class);

    FunnelsSection.Funnel funnel = fields.funnels().get(0);
    assertThat(funnel.about()).contains("the 1 of 2 days");
    assertThat(funnel.bars()).extracting(Bar::count).containsExactly("100", "30");
  }

  @Test
  void badgesSayWhatIsStaleIncompleteAndNotFinal() {
    StoreFigures late =
        copy(STORE, LAST.plusDays(9), STORE.conversions(), STORE.stages(), List.of(), List.of());
    StoreFigures today =
        copy(STORE, LAST, STORE.conversions(), STORE.stages(), List.of(), List.of());

    assertThat(Badge.of(STORE))
        .containsExactly(
            new Badge("Data through 29 Jun 2024", "well"),
            new Badge("29 Jun 2024 not final", "warn"));
    assertThat(Badge.of(late)).contains(new Badge("Data through 29 Jun 2024, 9 days ago", "warn"));
    assertThat(Badge.of(today))
        .contains(new Badge("29 Jun 2024 incomplete: files are still to come", "warn"));
  }

  @Test
  void noEarlierPeriodMeansNoChangeRatherThanAWrongOne() {
    StoreFigures young =
        new StoreFigures(
            new StoreFigures.Store(
                "shop", "Shop", "UTC", "EUR", Optional.of(LAST.minusDays(8)), Optional.of(LAST)),
            STORE.today(),
            STORE.period(),
            STORE.definitions(),
            STORE.conversions(),
            STORE.stages(),
            List.of(),
            List.of(),
            List.of(),
            Insights.NONE);

    HeadlineSection.Fields fields =
        fields(new HeadlineSection(), young, HeadlineSection.Fields.class);

    assertThat(fields.compared()).startsWith("There is no complete earlier period");
    assertThat(fields.cards()).allSatisfy(card -> assertThat(card.change()).isEmpty());
  }

  private static <T> T fields(Section section, StoreFigures figures, Class<T> type) {
    return type.cast(section.of(figures).orElseThrow().fields());
  }

  private static StageDay stage(Slice slice, long sessions, long reached, long wentOn) {
    return new StageDay(LAST, "intent", slice, sessions, reached, wentOn);
  }

  private static Slice cell(String device, String channel) {
    return new Slice(List.of("device", "channel"), List.of(device, channel));
  }

  private static ProductDay product(
      LocalDate day, String name, long viewing, long adding, long buying) {
    return new ProductDay(
        day,
        ProductDay.Level.PRODUCT,
        name,
        viewing,
        0,
        adding,
        buying,
        adding,
        buying,
        BigDecimal.TEN);
  }

  private static StoreFigures with(
      List<StageDay> stages, List<FunnelDay> funnels, List<ProductDay> products) {
    return copy(STORE, STORE.today(), STORE.conversions(), stages, funnels, products);
  }

  private static StoreFigures copy(
      StoreFigures store,
      LocalDate today,
      List<ConversionDay> conversions,
      List<StageDay> stages,
      List<FunnelDay> funnels,
      List<ProductDay> products) {
    Definitions definitions =
        new Definitions(
            store.definitions().conversions(),
            store.definitions().stages(),
            List.of(
                new Definitions.FunnelStep("buy", "Buy", "session", 1, "View", false, "a view"),
                new Definitions.FunnelStep("buy", "Buy", "session", 2, "Buy", false, "an order")));
    return new StoreFigures(
        store.store(),
        today,
        store.period(),
        definitions,
        conversions,
        stages,
        funnels,
        products,
        List.of(),
        Insights.NONE);
  }
}
