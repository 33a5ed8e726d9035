package io.waymark.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of problem, by the cases in {@code config/problems.txt}. */
class ConfigProblemsTest {
  private static final Path CASES = Path.of("src/test/resources/config/problems.txt");

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void problemIsReportedAtItsLine(String title, String text, List<String> expected) {
    assertThat(new ConfigFolder(folder).main(text).problems()).containsExactlyElementsOf(expected);
  }

  static Stream<Arguments> cases() throws IOException {
    List<Arguments> cases = new ArrayList<>();
    for (String block : Files.readString(CASES).split("(?m)^== ", -1)) {
      List<String> lines = block.lines().toList();
      List<String> expected =
          lines.stream().filter(l -> l.startsWith("=> ")).map(l -> l.substring(3)).toList();
      String text =
          lines.stream()
              .skip(1)
              .filter(line -> !line.startsWith("=> "))
              .collect(Collectors.joining("\n"));
      if (!expected.isEmpty()) {
        cases.add(Arguments.of(lines.get(0), text, expected));
      }
    }
    return cases.stream();
  }

  @Test
  void theExceptionListsEveryProblemAndEndsWithTheUsageCode() {
    new ConfigFolder(folder).main("waymark.sessions { idle-gap = soon, max-length = 1 }");

    assertThatThrownBy(() -> SettingsLoader.load(folder, Map.of()))
        .isInstanceOfSatisfying(
            WaymarkException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("Cannot use the configuration in " + folder)
        .hasMessageContaining("\n  " + folder + "/waymark.conf:2: waymark.sessions.idle-gap: must")
        .hasMessageContaining("\n  " + folder + "/waymark.conf:2: waymark.sessions.max-length: ")
        .hasMessageContaining("\n2 problems. Correct");
  }

  @Test
  void aFolderWithoutTheMainFileIsAProblem() {
    assertThat(SettingsLoader.read(folder, Map.of(), List.of()).problems())
        .containsExactly(
            new ConfigProblem(
                folder + "/waymark.conf", 0, "", "there is no such file in the config folder"));
  }

  @Test
  void atMostSixtyFourConditionsAreAskedOfAnEvent() {
    // Four bot rules, the page view and the built-in purchase leave room for 58.
    assertThat(new ConfigFolder(folder).main(conversions(58)).problems()).isEmpty();
    assertThat(new ConfigFolder(folder).main(conversions(59)).problems())
        .singleElement()
        .asString()
        .endsWith(
            "but there are 60 conversions, 4 bot rules, 0 in funnels, 0 of products and 1 of the sessions");
    assertThat(new ConfigFolder(folder).main(conversions(58) + funnel()).problems())
        .singleElement()
        .asString()
        .endsWith(
            "but there are 59 conversions, 4 bot rules, 1 in funnels, 0 of products and 1 of the sessions");
  }

  /** Asks one thing that no conversion asks. */
  private static String funnel() {
    return "\nwaymark.funnels.f.steps = [c1, { name = own, when { event = own } }]";
  }

  @Test
  void aConditionHasAtMostTwoHundredParts() {
    String list = "{ event = a }, ".repeat(150);

    assertThat(
            new ConfigFolder(folder)
                .main("waymark.sessions.opener { any = [" + list + "] }")
                .problems())
        .containsExactly(
            "waymark.conf:2: waymark.sessions.opener.any[100]: "
                + "the condition has more than 200 parts");
  }

  private static String conversions(int count) {
    return Stream.iterate(1, i -> i + 1)
        .limit(count)
        .map(i -> "waymark.conversions.c" + i + " { stage = intent, when { event = e" + i + " } }")
        .collect(Collectors.joining("\n"));
  }
}
