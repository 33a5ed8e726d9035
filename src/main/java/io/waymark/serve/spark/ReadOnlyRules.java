package io.waymark.serve.spark;

import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What a plan may be made of: reads of registered tables, and the commands that only tell. Lists
 * say what is allowed, so that what a later Spark adds is refused.
 */
final class ReadOnlyRules {
  private static final Set<String> COMMANDS =
      Set.of(
          "ExplainCommand",
          "SetCatalogAndNamespace",
          "SetCatalogCommand",
          "SetNamespaceCommand",
          "ShowCatalogsCommand",
          "ShowColumns",
          "ShowColumnsCommand",
          "ShowDeltaTableColumnsCommand",
          "ShowCurrentNamespaceCommand",
          "ShowFunctions",
          "ShowFunctionsCommand",
          "ShowNamespaces",
          "ShowNamespacesCommand",
          "ShowTables",
          "ShowTablesCommand",
          "ShowTablesExtended",
          "ShowViews",
          "ShowViewsCommand",
          "DescribeColumn",
          "DescribeColumnCommand",
          "DescribeDatabaseCommand",
          "DescribeFunction",
          "DescribeFunctionCommand",
          "DescribeNamespace",
          "DescribeQueryCommand",
          "DescribeRelation",
          "DescribeTableCommand");

  /** Plans without children that read nothing, or what was looked up in the catalog. */
  private static final Set<String> LEAVES =
      Set.of(
          "CommandResult",
          "CTERelationRef",
          "LocalRelation",
          "OneRowRelation",
          "Range",
          "ResolvedNamespace",
          "ResolvedNonPersistentFunc",
          "ResolvedPersistentView",
          "ResolvedTable");

  private static final Set<String> EXPRESSIONS =
      Set.of(
          "CallMethodViaReflection",
          "TryReflect",
          "InputFileName",
          "InputFileBlockStart",
          "InputFileBlockLength");

  /** What the Thrift server itself sets in each session. */
  private static final Set<String> SET_BY_SERVER =
      Set.of("spark.sql.datetime.java8API.enabled", "spark.sql.hive.version");

  private static final String HIDDEN_COLUMN = "__metadata_col";

  private ReadOnlyRules() {}

  static boolean isSetByServer(String option) {
    return SET_BY_SERVER.contains(option);
  }

  /** Refuses a plan by an exception whose message the client sees. */
  static void check(LogicalPlan plan) {
    if (!isAllowed(plan)) {
      throw refused(plan.getClass().getSimpleName());
    }
    CollectionConverters.asJava(plan.expressions()).forEach(ReadOnlyRules::check);
    CollectionConverters.asJava(plan.children()).forEach(ReadOnlyRules::check);
    CollectionConverters.asJava(plan.subqueries()).forEach(ReadOnlyRules::check);
  }

  private static boolean isAllowed(LogicalPlan plan) {
    String name = plan.getClass().getSimpleName();
    if (plan instanceof Command) {
      return COMMANDS.contains(name);
    }
    if (plan instanceof LogicalRelation relation) {
      return relation.catalogTable().isDefined();
    }
    if (plan.children().isEmpty()) {
      return LEAVES.contains(name);
    }
    return !name.equals("ScriptTransformation") && !name.endsWith("Statement");
  }

  private static void check(Expression expression) {
    String name = expression.getClass().getSimpleName();
    if (EXPRESSIONS.contains(name)) {
      throw refused(name);
    }
    if (expression instanceof AttributeReference column
        && column.metadata().contains(HIDDEN_COLUMN)) {
      throw refused("reading the names of files");
    }
    CollectionConverters.asJava(expression.children()).forEach(ReadOnlyRules::check);
  }

  private static IllegalArgumentException refused(String what) {
    return new IllegalArgumentException(
        "This server only reads: "
            + what
            + " is refused. Allowed are SELECT from its tables, SHOW, DESCRIBE, EXPLAIN and USE.");
  }
}
