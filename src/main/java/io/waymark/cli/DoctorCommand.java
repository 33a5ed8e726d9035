package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.config.Settings;
import io.waymark.job.Doctor;
import io.waymark.serve.SparkHome;
import io.waymark.storage.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Checks Java, Spark and Delta, the folders, and what readers of the tables need.")
final class DoctorCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Prints the checks as one JSON object.")
  private boolean isJson;

  @Override
  public Integer call() {
    Settings settings = config.load();
    List<Doctor.Check> checks = new ArrayList<>(new Doctor(settings).checks());
    // Without one everything else works, so that none is no fault.
    checks.add(new Doctor.Check("Spark for serve", true, SparkHome.describe(System.getenv()), ""));
    PrintWriter out = spec.commandLine().getOut();
    if (isJson) {
      List<Map<String, Object>> list = new ArrayList<>();
      checks.forEach(check -> list.add(fields(check)));
      out.println(Json.write(Map.of("checks", list)));
    } else {
      TextColumns columns = new TextColumns(3, "", "check", "found");
      checks.forEach(
          check -> columns.add(check.isPassed() ? "ok" : "BAD", check.name(), check.found()));
      out.print(columns);
      checks.stream()
          .filter(check -> !check.isPassed())
          .forEach(check -> out.println(check.name() + ": " + check.remedy()));
    }
    out.flush();
    boolean isWell = checks.stream().allMatch(Doctor.Check::isPassed);
    return isWell ? ExitCode.DONE.code() : ExitCode.FAILED.code();
  }

  private static Map<String, Object> fields(Doctor.Check check) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("check", check.name());
    fields.put("is_passed", check.isPassed());
    fields.put("found", check.found());
    fields.put("remedy", check.isPassed() ? "" : check.remedy());
    return fields;
  }
}
