package io.waymark.job.report;

import io.waymark.config.Settings;
import io.waymark.job.PublishedTables;
import io.waymark.job.StoresOfSource;
import io.waymark.report.Report;
import io.waymark.report.figure.Definitions;
import io.waymark.report.figure.Period;
import io.waymark.report.figure.StoreFigures;
import io.waymark.storage.kernel.KernelTables;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Gathers what the report shows from the published tables, without Spark. */
public final class ReportRead {
  private final Settings settings;
  private final KernelTables tables;
  private final PublishedTables published;

  public ReportRead(Settings settings, KernelTables tables) {
    this.settings = settings;
    this.tables = tables;
    this.published = new PublishedTables(tables);
  }

  public Report report(ReportRequest request, Instant now, String version) {
    DefinitionRead dimensions = new DefinitionRead(tables, published);
    List<StoreFigures.Store> stores = dimensions.stores();
    request
        .store()
        .filter(wanted -> stores.stream().noneMatch(store -> store.id().equals(wanted)))
        .ifPresent(
            wanted -> {
              List<String> ids = stores.stream().map(StoreFigures.Store::id).toList();
              throw ReportProblems.noStore(wanted, ids);
            });
    Definitions definitions = dimensions.definitions();
    RecordRead records = RecordRead.of(tables, published);
    List<StoreFigures> figures =
        stores.stream()
            .filter(store -> request.store().filter(id -> !id.equals(store.id())).isEmpty())
            .flatMap(
                store ->
                    period(store, request)
                        .map(period -> of(store, definitions, period, now, records))
                        .stream())
            .toList();
    if (figures.isEmpty()) {
      throw ReportProblems.noFigures();
    }
    return new Report(
        published.run().run().runId(), published.run().endedAt(), now, version, figures);
  }

  /** Empty when the store has no figures in it. */
  private Optional<Period> period(StoreFigures.Store store, ReportRequest request) {
    Optional<LocalDate> last =
        request
            .last()
            .or(
                () ->
                    new LastDays(tables, published, settings.tables().dailyStageRates())
                        .of(store.id()));
    return last.filter(day -> store.firstDay().filter(first -> !first.isAfter(day)).isPresent())
        .filter(day -> request.first().filter(first -> first.isAfter(day)).isEmpty())
        .map(day -> new Period(request.first().orElse(day.minusDays(request.days() - 1L)), day));
  }

  private StoreFigures of(
      StoreFigures.Store store,
      Definitions definitions,
      Period period,
      Instant now,
      RecordRead records) {
    StoresOfSource stores = new StoresOfSource(settings);
    FigureRead read = new FigureRead(tables, published, settings.tables(), store.id(), period);
    return new StoreFigures(
        store,
        LocalDate.ofInstant(now, ZoneId.of(store.zone())),
        period,
        definitions,
        read.conversions(),
        read.stages(),
        read.funnels(),
        read.products(),
        records.records(source -> stores.of(source).contains(store.id()), period),
        new InsightRead(tables, published, settings.tables(), store.id(), period).insights());
  }
}
