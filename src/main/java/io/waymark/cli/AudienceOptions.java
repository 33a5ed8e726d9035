package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.AudienceSettings;
import io.waymark.config.Settings;
import io.waymark.config.Spelling;
import io.waymark.job.export.AudienceList;
import io.waymark.storage.kernel.KernelTables;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which list of an audience is wanted. */
final class AudienceOptions {
  @Option(
      names = "--audience",
      paramLabel = "NAME",
      required = true,
      description = "Instead of a table: the members of this audience who may be listed.")
  private String name;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description = "At whose end they belong to it. Default: the last day that all stores have.")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--store",
      paramLabel = "ID",
      description = "Of this store only. Default: all stores of the audience.")
  private @Nullable String store;

  /** Options of tables make no sense here. */
  void refuse(
      CommandLine command, @Nullable LocalDate from, @Nullable LocalDate to, boolean isLatest) {
    if (from != null || to != null || isLatest) {
      throw new ParameterException(
          command, "--from, --to and --latest are for tables; an audience has --as-of");
    }
  }

  AudienceList list(Settings settings, KernelTables tables) {
    AudienceSettings audience =
        settings.audiences().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> noAudience(settings));
    return AudienceList.read(
        settings, audience, Optional.ofNullable(store), Optional.ofNullable(asOf), tables);
  }

  void tell(AudienceList list, PrintWriter err) {
    err.println(list.summary());
    if (!list.isCurrent()) {
      err.println(
          "Attention: its declaration was changed since; waymark insights finds its members anew");
    }
    err.flush();
  }

  private WaymarkException noAudience(Settings settings) {
    List<String> names = settings.audiences().stream().map(AudienceSettings::name).toList();
    return new WaymarkException(
        ExitCode.USAGE,
        "Cannot export audience " + name,
        "there is no such audience" + Spelling.hint(name, names),
        names.isEmpty()
            ? "Declare audiences in the configuration first, see docs/audiences.md"
            : "Name one of " + String.join(", ", names));
  }
}
