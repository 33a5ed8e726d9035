package io.waymark.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration may include: files below its folder, and nothing else. */
class IncludeTest {
  private static final String ONLY_BELOW =
      ": only files below the config folder, by a relative path that ends in .conf";

  @TempDir Path parent;
  private ConfigFolder folder;

  @BeforeEach
  void writeASecretBesideTheFolder() throws IOException {
    folder = new ConfigFolder(parent.resolve("conf"));
    Files.writeString(parent.resolve("secret.conf"), "waymark.warehouse = secret");
  }

  @Test
  void includesAreRelativeToTheIncludingFile() {
    folder.main("include \"sources/more.conf\"");
    folder.write("sources/more.conf", "include required(\"deep/limits.conf\")");
    folder.write("sources/deep/limits.conf", "waymark.ingest.lookback-days = 9");

    assertThat(folder.read(Map.of()).orElseThrow().ingest().lookbackDays()).isEqualTo(9);
  }

  @Test
  void problemInAnIncludedFileNamesThatFile() {
    folder.main("include \"sources/more.conf\"");
    folder.write("sources/more.conf", "\n\nwaymark.ingest.lookback-days = many");

    assertThat(folder.problems())
        .singleElement()
        .asString()
        .startsWith("sources/more.conf:3: waymark.ingest.lookback-days: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"../secret.conf\"",
        "\"sources/../../secret.conf\"",
        "\"/etc/app.conf\"",
        "\"http://example.com/x.conf\"",
        "\"file:///etc/app.conf\"",
        "\".hidden.conf\"",
        "\"passwd\"",
        "\"a//b.conf\"",
        "\"a b.conf\"",
        "\"a`;$(x).conf\"",
        "url(\"http://example.com/x.conf\")",
        "url(\"file:///etc/passwd\")",
        "file(\"/etc/passwd\")",
        "file(\"base.conf\")",
        "classpath(\"reference.conf\")",
        "required(file(\"/etc/passwd\"))",
        "required(classpath(\"reference.conf\"))",
      })
  void includeOfAnythingElseIsRefusedAtItsLine(String what) {
    folder.main("\ninclude " + what);

    assertThat(folder.problems())
        .singleElement()
        .asString()
        .startsWith("waymark.conf:3: cannot include ")
        .endsWith(ONLY_BELOW);
  }

  @ParameterizedTest
  @CsvSource({
    "missing.conf, there is no such file",
    "folder.conf, there is no such file",
    "waymark.conf, it would include itself",
  })
  void includeThatCannotBeReadIsAProblem(String what, String reason) throws IOException {
    Files.createDirectories(parent.resolve("conf/folder.conf"));
    folder.main("include \"" + what + "\"");

    assertThat(folder.problems())
        .containsExactly("waymark.conf:2: cannot include \"" + what + "\": " + reason);
  }

  @Test
  void includesInACircleAreRefused() {
    folder.main("include \"a.conf\"");
    folder.write("a.conf", "include \"b.conf\"");
    folder.write("b.conf", "include \"a.conf\"");

    assertThat(folder.problems())
        .containsExactly("b.conf:1: cannot include \"a.conf\": it would include itself");
  }

  @Test
  void linkOutOfTheFolderIsRefused() throws IOException {
    Files.createSymbolicLink(parent.resolve("conf/linked.conf"), parent.resolve("secret.conf"));
    folder.main("include \"linked.conf\"");

    assertThat(folder.problems())
        .containsExactly("linked.conf: a link leads out of the config folder");
  }

  @Test
  void linkedFolderOutOfTheFolderIsRefused() throws IOException {
    Files.createSymbolicLink(parent.resolve("conf/up"), parent);
    folder.main("include \"up/secret.conf\"");

    assertThat(folder.problems())
        .containsExactly("up/secret.conf: a link leads out of the config folder");
  }

  /** Kubernetes mounts the files of a config map as links inside of their folder. */
  @Test
  void linkWithinTheFolderIsFollowed() throws IOException {
    folder.write("data/v1.conf", "waymark.warehouse = mounted");
    Files.createSymbolicLink(parent.resolve("conf/now.conf"), Path.of("data/v1.conf"));
    folder.main("include \"now.conf\"");

    assertThat(folder.read(Map.of()).orElseThrow().warehouse().path()).isEqualTo("mounted");
  }

  @Test
  void fileThatIsNoTextIsAProblem() throws IOException {
    folder.main("include \"latin.conf\"");
    Files.write(
        parent.resolve("conf/latin.conf"), "a = \u00e9".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(folder.problems())
        .singleElement()
        .asString()
        .startsWith("latin.conf: cannot be read as UTF-8 text");
  }
}
