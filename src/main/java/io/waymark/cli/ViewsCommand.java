package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.table.view.SqlDialect;
import io.waymark.table.view.ViewSpec;
import io.waymark.table.view.WarehouseViews;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "views",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the SQL that makes the v_ views, for engines other than waymark serve, which has"
          + " them.",
      "The tables have to be known there by their names. Starts no Spark."
    },
    footerHeading = "%nFor example%n",
    footer = "  waymark views --dialect ansi > views.sql")
final class ViewsCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Spec private CommandSpec spec;

  @Option(
      names = "--dialect",
      paramLabel = "DIALECT",
      description = {
        "SPARK: Spark and Databricks, with comments and the views of weekly and monthly visitors.",
        "ANSI: DuckDB, Trino, Snowflake and others; they can't merge the sketches of visitors.",
        "Default: ${DEFAULT-VALUE}"
      },
      defaultValue = "ANSI")
  private SqlDialect dialect;

  @Override
  public Integer call() {
    List<ViewSpec> views = new WarehouseViews(config.load().tables()).all();
    PrintWriter out = spec.commandLine().getOut();
    for (ViewSpec view : views) {
      if (dialect == SqlDialect.SPARK || !view.needsSketches()) {
        out.print(dialect.create(view) + ";\n\n");
      }
    }
    out.flush();
    return ExitCode.DONE.code();
  }
}
