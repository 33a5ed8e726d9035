package io.waymark.cli;

import io.waymark.source.LoadedDays;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "load-held",
    mixinStandardHelpOptions = true,
    description = {
      "Loads events that came after the late horizon, and publishes the days that they change.",
      "The decision is recorded: events of these days count from now on, whenever they come.",
      "Held events are listed by: waymark export held_events"
    })
final class LoadHeldCommand implements Callable<Integer> {
  @Mixin private PipelineOptions pipeline;
  @Spec private CommandSpec spec;

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      required = true,
      description = "Source of the events.")
  private String source;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      required = true,
      description = "First business day of the events.")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      required = true,
      description = "Last business day of the events.")
  private LocalDate to;

  @Override
  public Integer call() {
    if (to.isBefore(from)) {
      throw new ParameterException(spec.commandLine(), "--to lies before --from");
    }
    return pipeline.execute(
        settings -> Sources.require(settings, source),
        p -> p.loadHeld(new LoadedDays(source, from, to)));
  }
}
