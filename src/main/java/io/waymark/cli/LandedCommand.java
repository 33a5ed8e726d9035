package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.config.Settings;
import io.waymark.config.SourceSettings;
import io.waymark.job.LandedDay;
import io.waymark.storage.Json;
import io.waymark.table.IngestedFiles;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "landed",
    mixinStandardHelpOptions = true,
    description = {
      "Says whether a landing day is complete: whether each source has a file there.",
      "Ends with 1 when it is not. Reads only the landing folder and starts no Spark."
    })
final class LandedCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Spec private CommandSpec spec;

  @Option(names = "--date", paramLabel = "DAY", required = true, description = "Landing day.")
  private LocalDate day;

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      split = ",",
      description = "Source that has to deliver; may be repeated. Default: all.")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--marker",
      paramLabel = "NAME",
      description = "File that a source writes last, such as _SUCCESS. Default: any file will do.")
  private @Nullable String marker;

  @Option(names = "--json", description = "Prints it as one JSON object.")
  private boolean isJson;

  @Override
  public Integer call() {
    Settings settings = config.load();
    sources.forEach(name -> Sources.require(settings, name));
    List<SourceSettings> asked =
        settings.sources().values().stream()
            .filter(source -> sources.isEmpty() || sources.contains(source.name()))
            .toList();
    LandedDay landed = LandedDay.read(settings, day, asked, Optional.ofNullable(marker));
    PrintWriter out = spec.commandLine().getOut();
    out.print(isJson ? Json.write(fields(landed)) + System.lineSeparator() : text(landed));
    out.flush();
    landed.requireComplete();
    return ExitCode.DONE.code();
  }

  private static String text(LandedDay landed) {
    TextColumns columns = new TextColumns(1, "source", "files", "bytes");
    for (LandedDay.Source source : landed.sources()) {
      columns.add(source.name(), Integer.toString(source.files()), Long.toString(source.bytes()));
    }
    return columns.toString();
  }

  private static Map<String, Object> fields(LandedDay landed) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(IngestedFiles.LANDING_DATE, landed.day().toString());
    fields.put("is_complete", landed.isComplete());
    fields.put("sources", landed.sources().stream().map(LandedCommand::fields).toList());
    return fields;
  }

  private static Map<String, Object> fields(LandedDay.Source source) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(IngestedFiles.SOURCE_ID, source.name());
    fields.put("files", source.files());
    fields.put("bytes", source.bytes());
    source.missing().ifPresent(missing -> fields.put("missing", missing));
    return fields;
  }
}
