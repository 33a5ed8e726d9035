package io.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/cli.md says what the commands say. */
class CommandPageTest {
  private static final Path PAGE = Path.of("docs/cli.md");
  private static final String REMEDY =
      "docs/cli.md is out of date: mvn test -Dtest=CommandPageTest -Dwaymark.docs.write=true";

  @Test
  void pageEqualsTheHelpTexts() throws IOException {
    String told = CommandPage.text();
    if (Boolean.getBoolean("waymark.docs.write")) {
      Files.writeString(PAGE, told);
    }

    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "").as(REMEDY).isEqualTo(told);
  }
}
