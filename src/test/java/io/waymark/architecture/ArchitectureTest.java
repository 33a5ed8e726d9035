package io.waymark.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which room may import which, and which may know Spark, Delta, Typesafe Config and picocli. */
class ArchitectureTest {

  /** Rooms whose every class may use Spark; other rooms have a sub-package named spark for it. */
  private static final Set<String> SPARK_ROOMS =
      Set.of("rate", "identity", "quality", "insight", "job");

  @Test
  void everyPackageBelongsToARoom() {
    Set<String> unknown = new TreeSet<>();
    for (JavaClass type : Rooms.mainClasses()) {
      String room = Rooms.of(type);
      if (!room.isEmpty() && !Rooms.names().contains(room)) {
        unknown.add(type.getPackageName());
      }
    }

    assertThat(unknown).as("packages outside the rooms that Rooms declares").isEmpty();
  }

  @Test
  void roomsImportOnlyWhatTheyMay() {
    check(classes().should(importOnlyRoomsThatTheyMay()));
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().matching(Rooms.BASE + ".(**)").should().beFreeOfCycles());
  }

  @Test
  void onlySparkPackagesKnowSpark() {
    check(
        noClasses()
            .that(mayNotKnowSpark())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "scala.."));
  }

  @Test
  void onlyStorageKnowsDelta() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.waymark.storage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.delta.."));
  }

  @Test
  void onlyConfigKnowsTypesafeConfig() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.waymark.config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.typesafe.config.."));
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.waymark.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli.."));
  }

  @Test
  void nobodyUsesLibrariesThatComeByAccident() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.common..", "org.apache.logging..", "lombok.."));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.waymark.statistics..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.commons.."));
  }

  @Test
  void ofCommonsStatisticsUsesTheMathematicsAlone() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat(
                JavaClass.Predicates.resideInAPackage("org.apache.commons..")
                    .and(
                        JavaClass.Predicates.resideOutsideOfPackage(
                            "org.apache.commons.math3.."))));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(Rooms.mainClasses());
  }

  private static DescribedPredicate<JavaClass> mayNotKnowSpark() {
    return DescribedPredicate.describe(
        "are neither in a Spark room nor in a package named spark",
        type ->
            !SPARK_ROOMS.contains(Rooms.of(type))
                && !type.getPackageName().matches(".*\\.spark(\\..*)?"));
  }

  private static ArchCondition<JavaClass> importOnlyRoomsThatTheyMay() {
    return new ArchCondition<>("import only the rooms that their room may import") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (Rooms.isOurs(target) && !Rooms.mayImport(Rooms.of(type), Rooms.of(target))) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }
}
