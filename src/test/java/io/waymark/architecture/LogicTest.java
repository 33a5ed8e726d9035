package io.waymark.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Logic is a function of its datasets: it starts nothing, writes nothing, and asks no clock. */
class LogicTest {
  private static final Set<String> LOGIC =
      Set.of(
          "table",
          "condition",
          "statistics",
          "visitor",
          "session",
          "conversion",
          "funnel",
          "identity",
          "rate",
          "insight");

  /** Rooms that talk to the world: they are told the time by it, and name runs and locks. */
  private static final Set<String> WORLD = Set.of("job", "cli", "storage");

  private static final Set<String> ACTIONS =
      Set.of(
          "cache",
          "checkpoint",
          "collect",
          "collectAsList",
          "count",
          "createOrReplaceTempView",
          "createTempView",
          "first",
          "foreach",
          "foreachPartition",
          "head",
          "isEmpty",
          "javaRDD",
          "localCheckpoint",
          "persist",
          "rdd",
          "reduce",
          "show",
          "sparkSession",
          "sqlContext",
          "tail",
          "take",
          "takeAsList",
          "toJavaRDD",
          "toLocalIterator",
          "unpersist",
          "write",
          "writeStream",
          "writeTo");

  /** Functions whose value is another one each time, or depends on the order of rows. */
  private static final Set<String> UNSTABLE =
      Set.of(
          "any_value",
          "collect_list",
          "curdate",
          "current_date",
          "current_timestamp",
          "first",
          "first_value",
          "input_file_name",
          "last",
          "last_value",
          "localtimestamp",
          "monotonically_increasing_id",
          "now",
          "rand",
          "randn",
          "random",
          "randstr",
          "shuffle",
          "spark_partition_id",
          "udf",
          "uuid");

  private static final Set<String> CLOCKS_AND_DICE =
      Set.of(
          "java.lang.Math.random",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.systemUTC",
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZoneId.systemDefault",
          "java.time.ZonedDateTime.now",
          "java.util.Locale.getDefault",
          "java.util.TimeZone.getDefault",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current");

  /** What a function of our own does is not known here; this one was looked at. */
  private static final String FUNCTION_OF_ITS_TEXT = "io.waymark.condition.spark.TextMatch";

  @Test
  void logicCallsNoActionsAndNoWriters() {
    check(
        noClasses()
            .that(areIn(LOGIC))
            .should()
            .callMethodWhere(calls("a dataset's action", LogicTest::isDataset, ACTIONS)));
  }

  @Test
  void logicKnowsNoSession() {
    check(
        noClasses()
            .that(areIn(LOGIC))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.spark.sql.SparkSession"));
  }

  @Test
  void logicUsesNoFunctionThatGivesAnotherValueEachTime() {
    check(
        noClasses()
            .that(areIn(LOGIC))
            .and()
            .doNotHaveFullyQualifiedName(FUNCTION_OF_ITS_TEXT)
            .should()
            .callMethodWhere(
                calls(
                    "an unstable function",
                    type -> type.getName().equals("org.apache.spark.sql.functions"),
                    UNSTABLE)));
  }

  @Test
  void onlyRoomsAtTheEdgeAskForTheTimeOrThrowDice() {
    check(
        noClasses()
            .that(DescribedPredicate.not(areIn(WORLD)))
            .should()
            .callMethodWhere(
                DescribedPredicate.describe(
                    "a clock, dice or a default of the machine",
                    call ->
                        call.getTarget().getRawParameterTypes().isEmpty()
                            && CLOCKS_AND_DICE.contains(
                                call.getTargetOwner().getName() + "." + call.getName())))
            .orShould()
            .callConstructor(java.util.Random.class)
            .orShould()
            .callConstructor(java.util.Date.class));
  }

  @Test
  void onlyTheCommandLineAndMainClassesPrint() {
    check(
        noClasses()
            .that(DescribedPredicate.not(areIn(Set.of("cli"))))
            .and(DescribedPredicate.not(isMainClass()))
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(Rooms.mainClasses());
  }

  private static DescribedPredicate<JavaClass> isMainClass() {
    return DescribedPredicate.describe(
        "are main classes of a process",
        type -> type.tryGetMethod("main", String[].class).isPresent());
  }

  private static DescribedPredicate<JavaClass> areIn(Set<String> rooms) {
    return DescribedPredicate.describe(
        "are in one of the rooms " + new TreeSet<>(rooms), type -> rooms.contains(Rooms.of(type)));
  }

  private static DescribedPredicate<JavaMethodCall> calls(
      String what, Predicate<JavaClass> owner, Set<String> names) {
    return DescribedPredicate.describe(
        what, call -> owner.test(call.getTargetOwner()) && names.contains(call.getName()));
  }

  private static boolean isDataset(JavaClass type) {
    return type.getSimpleName().equals("Dataset")
        && type.getPackageName().startsWith("org.apache.spark.sql");
  }
}
