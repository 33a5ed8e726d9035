package io.waymark.job;

import io.waymark.config.ExperimentSettings;
import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import io.waymark.config.Slice;
import io.waymark.insight.experiment.ArmSums;
import io.waymark.insight.experiment.ExperimentData;
import io.waymark.insight.experiment.ExperimentDimension;
import io.waymark.insight.experiment.Readout;
import io.waymark.insight.experiment.ReadoutRow;
import io.waymark.insight.spark.ExperimentSums;
import io.waymark.job.DayPlan.StoreDay;
import io.waymark.rate.CountedRows;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.spark.SparkStore;
import io.waymark.table.DailyStageRates;
import io.waymark.table.DimExperiments;
import io.waymark.table.ExperimentReadouts;
import io.waymark.table.Exposures;
import io.waymark.table.Sessions;
import io.waymark.table.TableSpec;
import io.waymark.table.VisitorIdentities;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads out the experiments at the end of the data: sums with Spark, what they say without. */
final class ReadoutPart implements InsightPart {
  @Override
  public String name() {
    return "experiments";
  }

  @Override
  public List<TableSpec> inputs(Settings settings) {
    return List.of(
        settings.tables().sessions(), settings.tables().dailyStageRates(), Exposures.TABLE);
  }

  @Override
  public List<TableSpec> outputs(Settings settings) {
    return List.of(ExperimentReadouts.TABLE, DimExperiments.TABLE);
  }

  @Override
  public Written write(InsightWork work) {
    Settings settings = work.settings();
    work.output()
        .replace(
            DimExperiments.TABLE,
            ExperimentDimension.rows(settings.experiments()).stream()
                .map(values -> row(DimExperiments.TABLE, values))
                .toList());
    Set<StoreDay> days = new HashSet<>();
    List<TableRow> rows = new ArrayList<>();
    long units = 0;
    for (ExperimentSettings experiment : settings.experiments()) {
      LocalDate asOf = work.through().get(experiment.storeId());
      if (asOf != null) {
        days.add(new StoreDay(experiment.storeId(), asOf));
        if (isOpen(settings, experiment, asOf)) {
          ExperimentData data = data(work, experiment, asOf);
          units += data.arms().stream().mapToLong(ArmSums::exposed).sum();
          new Readout(experiment, data, settings.definitions()::label)
              .rows()
              .forEach(row -> rows.add(row(work, row)));
        }
      }
    }
    return new Written(
        units, rows.size(), work.output().replace(ExperimentReadouts.TABLE, days, rows));
  }

  /** Once nothing more can come, the last read-out stands. */
  private static boolean isOpen(Settings settings, ExperimentSettings experiment, LocalDate asOf) {
    long after =
        experiment
            .window()
            .plus(settings.ingest().lateHorizon())
            .plus(settings.sessions().maxLength())
            .toDays();
    return !asOf.isBefore(experiment.start())
        && experiment.end().filter(end -> asOf.isAfter(end.plusDays(after + 2))).isEmpty();
  }

  private static ExperimentData data(
      InsightWork work, ExperimentSettings experiment, LocalDate asOf) {
    Settings settings = work.settings();
    ExperimentSums sums =
        new ExperimentSums(experiment, asOf, settings.store(experiment.storeId()).zone());
    RowFilter span = RowFilter.all().andDays(Sessions.SESSION_DATE, sums.firstDay(), asOf);
    TableRead sessions = TableRead.of(settings.tables().sessions()).where(span);
    SparkStore store = work.spark().apply(work.tables().bytes(sessions)).store();
    Dataset<Row> byVariant =
        sums.byVariant(
            store.read(Exposures.TABLE),
            store.read(VisitorIdentities.TABLE),
            new CountedRows(settings.bots()).of(store.read(sessions)),
            store.read(TableRead.of(settings.tables().sessionConversions()).where(span)));
    List<ArmSums> arms = byVariant.collectAsList().stream().map(sums::arm).toList();
    return new ExperimentData(asOf, arms, missingDays(work, experiment, asOf));
  }

  /** Days of exposures on which the store had no session: the data can't be complete. */
  private static List<LocalDate> missingDays(
      InsightWork work, ExperimentSettings experiment, LocalDate asOf) {
    LocalDate last = experiment.end().filter(asOf::isAfter).orElse(asOf);
    Set<LocalDate> missing = new TreeSet<>();
    experiment.start().datesUntil(last.plusDays(1)).forEach(missing::add);
    TableRead read =
        TableRead.of(work.settings().tables().dailyStageRates())
            .only(List.of(DailyStageRates.SESSION_DATE, DailyStageRates.SESSIONS))
            .where(
                RowFilter.all()
                    .andDays(DailyStageRates.SESSION_DATE, experiment.start(), last)
                    .andEqual(DailyStageRates.STORE_ID, experiment.storeId())
                    .andEqual(DailyStageRates.SLICE, Slice.TOTAL));
    work.tables()
        .read(
            read,
            row -> {
              if (row.value(DailyStageRates.SESSIONS, Long.class) > 0) {
                missing.remove(row.value(DailyStageRates.SESSION_DATE, LocalDate.class));
              }
            });
    return List.copyOf(missing);
  }

  private static TableRow row(InsightWork work, ReadoutRow readout) {
    Map<String, Object> values = readout.values();
    values.put(ExperimentReadouts.DEFINITION_VERSION, SettingsHash.insightHash(work.settings()));
    values.put(ExperimentReadouts.RUN_ID, work.runId());
    values.put(ExperimentReadouts.COMPUTED_AT, work.at());
    return row(ExperimentReadouts.TABLE, values);
  }

  private static TableRow row(TableSpec table, Map<String, Object> values) {
    TableRow.Builder row = TableRow.builder();
    table.columnNames().forEach(name -> row.set(name, Optional.ofNullable(values.get(name))));
    return row.build();
  }
}
