package io.waymark.job;

import io.waymark.config.LineageSettings;
import io.waymark.config.Settings;
import io.waymark.lineage.LineageDataset;
import io.waymark.lineage.LineageEvent;
import io.waymark.lineage.LineageFile;
import io.waymark.lineage.LineageReceiver;
import io.waymark.lineage.LineageServer;
import io.waymark.storage.kernel.KernelTables;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells catalogues of data what each run read and wrote. */
final class RunLineage implements RunObserver {
  private final Settings settings;
  private final RunDatasets datasets;
  private final RunHistory history;
  private final InstantSource clock;
  private final List<LineageReceiver> receivers;
  private TableVersions before = TableVersions.none();

  RunLineage(Settings settings, KernelTables tables, InstantSource clock) {
    this.settings = settings;
    this.datasets = new RunDatasets(settings, tables);
    this.history = new RunHistory(tables);
    this.clock = clock;
    this.receivers = receivers(settings.operations().lineage());
  }

  private static List<LineageReceiver> receivers(LineageSettings lineage) {
    List<LineageReceiver> receivers = new ArrayList<>();
    lineage.file().ifPresent(file -> receivers.add(new LineageFile(Path.of(file))));
    lineage
        .url()
        .ifPresent(
            url ->
                receivers.add(
                    new LineageServer(
                        URI.create(url),
                        Optional.ofNullable(System.getenv(lineage.tokenEnv())),
                        lineage.timeout())));
    return receivers;
  }

  @Override
  public void begins(Run run) {
    before = history.versionsToKeep();
    tell(
        event(
            LineageEvent.Kind.START, run.startedAt(), run, Optional.empty(), List.of(), List.of()));
  }

  /** What steps had done by then, also of a run that failed. */
  @Override
  public void ended(RunReport report) {
    TableVersions after = history.versionsToKeep();
    Optional<RunReport.Failure> failure = report.failure();
    tell(
        event(
            failure.isPresent() ? LineageEvent.Kind.FAIL : LineageEvent.Kind.COMPLETE,
            clock.instant(),
            report.run(),
            failure.map(why -> String.valueOf(why.problem().getMessage())),
            datasets.read(report, before, after),
            datasets.written(before, after)));
  }

  private LineageEvent event(
      LineageEvent.Kind kind,
      Instant at,
      Run run,
      Optional<String> error,
      List<LineageDataset> inputs,
      List<LineageDataset> outputs) {
    RunRequest request = run.request();
    return new LineageEvent(
        kind,
        at,
        id(run),
        settings.operations().lineage().namespace(),
        request.command().split(" ", 2)[0],
        request.waymarkVersion(),
        request.date(),
        error,
        inputs,
        outputs);
  }

  /** The same for the same run, whoever tells of it. */
  private UUID id(Run run) {
    String name = settings.warehouse().path() + " " + run.runId();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** One that does not hear must not keep the others from hearing. */
  private void tell(LineageEvent event) {
    String json = event.toJson();
    @Nullable RuntimeException failure = null;
    for (LineageReceiver receiver : receivers) {
      try {
        receiver.receive(json);
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
