package io.waymark.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as they stand in the text, wherever braces, quotes and comments try to hide them. */
class TextScanTest {
  @Test
  void keysAreFoundWithTheirPathsAndLines() {
    assertThat(
            keys(
                """
            # comment = 1
            a { b = 1, c : two words # d = 3
              "e.f" = "x } y" // g = 4
              h.i += 5
            }
            j = [
              { k = 1 }
              { k = 2 }
            ]
            l =
              6
            m = \"""
            n = { 7
            \"""
            o = ${a} { p = 8 }
            """))
        .containsExactly(
            "a.b 2", "a.c 2", "a.e.f 3", "a.h.i 4", "a 2", "j[].k 7", "j[] 7", "j[].k 8", "j[] 8",
            "j 6", "l 10", "m 12", "o.p 15", "o 15");
  }

  @Test
  void bracesAroundTheFileChangeNothing() {
    assertThat(keys("{\n  a = 1\n}\n")).containsExactly("a 2");
  }

  @Test
  void substitutionsInStringsAreText() {
    TextScan scan = TextScan.of("a = \"${A}\"\nb = ${?B} # ${C}\nc = [ x${D} ]");

    assertThat(scan.substitutions())
        .containsExactly(
            new TextScan.Substitution("B", true, 2), new TextScan.Substitution("D", false, 3));
  }

  @Test
  void includesAreFoundInOrder() {
    assertThat(
            TextScan.of("include \"a.conf\"\nx {\n  include required(file(\"b\"))\n}\n# include c")
                .includeLines())
        .containsExactly(1, 3);
  }

  /** The library reports them; the walk only has to end. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "}", "]", "a = ${", "a = \"", "a = \"\"\"", "{[", "= = =", "a = ]b\\"})
  void brokenTextEndsTheWalk(String text) {
    assertThat(TextScan.of(text).includeLines()).isEmpty();
  }

  private static List<String> keys(String text) {
    return TextScan.of(text).keys().stream()
        .map(key -> key.path().replaceAll("\\[\\d+]", "[]") + " " + key.line())
        .toList();
  }
}
