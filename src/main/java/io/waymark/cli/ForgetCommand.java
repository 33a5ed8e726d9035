package io.waymark.cli;

import io.waymark.job.ForgetRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    description = {
      "Erases persons from every table, and computes the days that they had part in again.",
      "The erasure is recorded as a hash: no file, replay or backfill brings their events back.",
      "Says which raw files hold them, which it leaves alone, and when the last bytes are gone."
    })
final class ForgetCommand implements Callable<Integer> {
  private static final String VISITOR = "visitor";
  private static final String USER = "user";

  @Mixin private PipelineOptions pipeline;
  @Spec private CommandSpec spec;

  @Option(
      names = "--visitor",
      paramLabel = "ID",
      description = "Anonymous or device id; may be repeated.")
  private List<String> visitors = new ArrayList<>();

  @Option(
      names = "--user",
      paramLabel = "ID",
      description = {
        "Id of a signed-in user; may be repeated. Visitors who were signed in so are erased too."
      })
  private List<String> users = new ArrayList<>();

  @Option(
      names = "--subject-file",
      paramLabel = "FILE",
      description = "Many of them: lines of the form visitor ID or user ID.")
  private @Nullable Path file;

  @Option(
      names = "--store",
      paramLabel = "STORE",
      description = "Only ids of this store. Default: ids of this name in every store.")
  private @Nullable String store;

  @Option(names = "--dry-run", description = "Only counts the rows of each table.")
  private boolean isDryRun;

  @Override
  public Integer call() {
    Set<String> allVisitors = new LinkedHashSet<>(visitors);
    Set<String> allUsers = new LinkedHashSet<>(users);
    for (String line : lines()) {
      String[] words = line.strip().split("\\s+", 2);
      if (words.length == 2 && words[0].equals(VISITOR)) {
        allVisitors.add(words[1]);
      } else if (words.length == 2 && words[0].equals(USER)) {
        allUsers.add(words[1]);
      } else {
        throw refused("a line of " + file + " is not of the form visitor ID or user ID");
      }
    }
    if (allVisitors.isEmpty() && allUsers.isEmpty()) {
      throw refused("name someone with --visitor, --user or --subject-file");
    }
    ForgetRequest request = new ForgetRequest(allVisitors, allUsers, Optional.ofNullable(store));
    return isDryRun ? pipeline.previewForget(request) : pipeline.forget(request);
  }

  private List<String> lines() {
    if (file == null) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw refused("can't read " + file + ": " + e.getMessage());
    }
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
