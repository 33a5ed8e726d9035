package io.waymark.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of this machine, driven by Python. Nothing is downloaded for it: where there is none
 * the test is left out and says so, except on CI, whose script installs one.
 */
record Browser(Path chromium, Path driver) {
  private static final String AXE = "/META-INF/resources/webjars/axe-core/%s/axe.min.js";
  private static final String AXE_PACKAGE =
      "/META-INF/maven/org.webjars.npm/axe-core/pom.properties";

  static Browser ofThisMachine() {
    Optional<Path> chromium =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(Browser::found)
            .findFirst();
    Optional<Path> driver = found("chromedriver").findFirst();
    if (chromium.isEmpty() || driver.isEmpty()) {
      String problem =
          "No Chromium with its driver on this machine: the report is not opened in a browser."
              + " Debian: apt-get install chromium chromium-driver";
      if (System.getenv("CI") != null) {
        throw new AssertionError(problem);
      }
      Assumptions.abort(problem);
    }
    return new Browser(chromium.orElseThrow(), driver.orElseThrow());
  }

  private static Stream<Path> found(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable);
  }

  /** What the page shows and does; pictures of it go to the folder. */
  JsonNode open(Path page, Path folder) throws IOException, InterruptedException {
    Path axe = Files.createTempFile("axe", ".js");
    try {
      Files.write(axe, resource(AXE.formatted(axeVersion())));
      String said =
          ChildProcess.of("target/python/browser/bin/python", "src/it/python/report_browser.py")
              .with(page.toString(), axe.toString(), folder.toString())
              .with(chromium.toString(), driver.toString())
              .limit(Duration.ofMinutes(15))
              .environment("SE_OFFLINE", "true")
              .run()
              .succeeded()
              .out();
      return new ObjectMapper().readTree(said);
    } finally {
      Files.delete(axe);
    }
  }

  private static String axeVersion() throws IOException {
    java.util.Properties properties = new java.util.Properties();
    properties.load(new java.io.ByteArrayInputStream(resource(AXE_PACKAGE)));
    return properties.getProperty("version");
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Browser.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("not on the class path: " + name);
      }
      return in.readAllBytes();
    }
  }
}
