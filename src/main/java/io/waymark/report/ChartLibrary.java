package io.waymark.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * uPlot as its package brings it, which the build takes from Maven Central.
 *
 * @param version of the package
 * @param licence its text, which has to travel with the script
 */
record ChartLibrary(String version, String script, String style, String licence) {
  private static final String PACKAGE = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";

  static ChartLibrary load() {
    try {
      Properties properties = new Properties();
      properties.load(new java.io.StringReader(text(PACKAGE)));
      String version = properties.getProperty("version");
      String folder = "/META-INF/resources/webjars/uplot/" + version;
      return new ChartLibrary(
          version,
          text(folder + "/dist/uPlot.iife.min.js"),
          text(folder + "/dist/uPlot.min.css"),
          text(folder + "/LICENSE"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String resource) throws IOException {
    try (InputStream in = ChartLibrary.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(
            "the jar is incomplete, it does not hold " + resource + "; build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
