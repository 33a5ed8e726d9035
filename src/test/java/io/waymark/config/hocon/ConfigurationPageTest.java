package io.waymark.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about configuration holds what reference.conf says. */
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("docs/configuration.md");
  private static final String MARK = "<!-- below: generated from reference.conf -->\n";
  private static final ConfigObject ROOT = Defaults.read().getObject(Defaults.ROOT);

  @Test
  void everyKeyOfTheReferenceHasAComment() {
    assertThat(ReferencePage.uncommented(Defaults.ROOT, ROOT)).isEmpty();
  }

  /** {@code mvn test -Dtest=ConfigurationPageTest -Dwaymark.docs.write=true} writes it anew. */
  @Test
  void thePageHoldsTheReference() throws IOException {
    String page = Files.readString(PAGE);
    String guide = page.substring(0, page.indexOf(MARK) + MARK.length());
    String expected = guide + ReferencePage.generate(ROOT);
    if (Boolean.getBoolean("waymark.docs.write")) {
      Files.writeString(PAGE, expected);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(expected);
  }
}
