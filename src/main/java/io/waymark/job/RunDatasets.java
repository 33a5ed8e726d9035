package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.lineage.LineageDataset;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.TableSize;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.FunnelAttempts;
import io.waymark.table.IngestedFiles;
import io.waymark.table.Layer;
import io.waymark.table.Orders;
import io.waymark.table.SessionConversions;
import io.waymark.table.SessionProducts;
import io.waymark.table.SupersededEvents;
import io.waymark.table.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Which folders and tables a run read and wrote, and how much. */
final class RunDatasets {
  private final Settings settings;
  private final KernelTables tables;
  private final WarehouseLayout layout;
  private final WarehouseLayout landing;

  RunDatasets(Settings settings, KernelTables tables) {
    this.settings = settings;
    this.tables = tables;
    this.layout = new WarehouseLayout(settings.warehouse().path());
    this.landing = new WarehouseLayout(settings.warehouse().landing());
  }

  /** Tables of which steps made other versions, with the rows of the files that they wrote. */
  List<LineageDataset> written(TableVersions before, TableVersions after) {
    return changed(before, after).stream()
        .map(
            table ->
                new LineageDataset(
                    layout.table(table),
                    Optional.of(table),
                    after.version(table),
                    Optional.of(
                        tables.written(
                            table, before.version(table), after.version(table).orElseThrow()))))
        .toList();
  }

  private List<TableSpec> changed(TableVersions before, TableVersions after) {
    return settings.tables().all().stream()
        .filter(table -> table.layer() != Layer.OPS && after.version(table).isPresent())
        .filter(table -> !after.version(table).equals(before.version(table)))
        .toList();
  }

  /** Raw files, and tables that its steps read and did not write. */
  List<LineageDataset> read(RunReport report, TableVersions before, TableVersions after) {
    List<LineageDataset> datasets = new ArrayList<>(rawFiles(report.run()));
    // By name: the settings add columns to some of the tables.
    Set<String> inputs = new LinkedHashSet<>();
    report.steps().forEach(step -> inputs(step.step()).forEach(table -> inputs.add(table.name())));
    changed(before, after).forEach(table -> inputs.remove(table.name()));
    inputs.stream()
        .flatMap(name -> settings.tables().find(name).stream())
        .filter(table -> after.version(table).isPresent())
        .map(
            table ->
                new LineageDataset(
                    layout.table(table),
                    Optional.of(table),
                    after.version(table),
                    Optional.empty()))
        .forEach(datasets::add);
    return datasets;
  }

  private List<TableSpec> inputs(String step) {
    return switch (step) {
      case StepRunner.SESSIONIZE -> List.of(settings.tables().events(), SupersededEvents.TABLE);
      case StepRunner.RATES ->
          List.of(
              settings.tables().sessions(),
              SessionConversions.TABLE,
              Orders.TABLE,
              SessionProducts.TABLE,
              FunnelAttempts.TABLE);
      case StepRunner.INSIGHTS ->
          InsightParts.of(settings).stream()
              .flatMap(List::stream)
              .flatMap(part -> part.inputs(settings).stream())
              .toList();
      default -> List.of();
    };
  }

  private List<LineageDataset> rawFiles(Run run) {
    Map<String, TableSize> bySource = new TreeMap<>();
    if (tables.exists(IngestedFiles.TABLE)) {
      RowFilter ofRun =
          RowFilter.all().andBetween(IngestedFiles.FILE_ID, run.fileId(0), run.lastFileId());
      tables.read(
          TableRead.of(IngestedFiles.TABLE).where(ofRun),
          row ->
              bySource.merge(
                  row.value(IngestedFiles.SOURCE_ID, String.class),
                  size(row),
                  RunDatasets::together));
    }
    List<LineageDataset> datasets = new ArrayList<>();
    bySource.forEach(
        (source, size) ->
            datasets.add(
                new LineageDataset(
                    landing.root() + "/" + source,
                    Optional.empty(),
                    OptionalLong.empty(),
                    Optional.of(size))));
    return datasets;
  }

  private static TableSize size(TableRow row) {
    return new TableSize(
        1,
        row.value(IngestedFiles.SIZE_BYTES, Long.class),
        OptionalLong.of(row.value(IngestedFiles.RECORDS_READ, Long.class)));
  }

  private static TableSize together(TableSize one, TableSize other) {
    return new TableSize(
        one.files() + other.files(),
        one.bytes() + other.bytes(),
        OptionalLong.of(one.rows().orElse(0) + other.rows().orElse(0)));
  }
}
