package io.waymark.config.hocon;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Reads a file of the config folder and what it includes; anything outside is refused. */
final class ConfigFiles {
  private static final String ONLY_BELOW =
      "only files below the config folder, by a relative path that ends in .conf";

  private final Path folder;
  private final Map<String, String> variables;
  private final Problems problems;
  private final Deque<String> open = new ArrayDeque<>();

  ConfigFiles(Path folder, Map<String, String> variables, Problems problems) {
    this.folder = folder;
    this.variables = variables;
    this.problems = problems;
  }

  ConfigObject read(String file) {
    return content(file).map(text -> parse(file, text)).orElseGet(ConfigFiles::nothing);
  }

  private ConfigObject parse(String file, String text) {
    TextScan scan = TextScan.of(text);
    Iterator<Integer> lines = scan.includeLines().iterator();
    RelativeIncluder includer =
        new RelativeIncluder(
            what -> include(file, next(lines), what),
            what -> refuse(file, next(lines), what, ONLY_BELOW));
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setSyntax(ConfigSyntax.CONF)
            .setOriginDescription(file)
            .setIncluder(includer);
    open.push(file);
    try {
      ConfigObject parsed = ConfigFactory.parseString(text, options).root();
      TextRules.refuseRepeatedKeys(scan, file, problems);
      TextRules.refuseForeignVariables(scan, file, variables, problems);
      return parsed;
    } catch (ConfigException e) {
      problems.add(e, file);
      return nothing();
    } finally {
      open.pop();
    }
  }

  private ConfigObject include(String includer, int line, String what) {
    String file = includer.substring(0, includer.lastIndexOf('/') + 1) + what;
    Optional<String> refusal = refusal(what, file);
    refusal.ifPresent(reason -> refuse(includer, line, what, reason));
    return refusal.isPresent() ? nothing() : read(file);
  }

  private Optional<String> refusal(String what, String file) {
    if (!Places.FILE_NAME.matcher(what).matches() || what.contains("..") || what.contains("//")) {
      return Optional.of(ONLY_BELOW);
    }
    if (open.contains(file)) {
      return Optional.of("it would include itself");
    }
    return Files.isRegularFile(folder.resolve(file))
        ? Optional.empty()
        : Optional.of("there is no such file");
  }

  private void refuse(String includer, int line, String what, String reason) {
    String shown = what.length() > 100 ? what.substring(0, 100) + "…" : what;
    problems.addInFile(includer, line, "cannot include \"" + shown + "\": " + reason);
  }

  /** Links are followed first, so that none leads out of the folder. */
  private Optional<String> content(String file) {
    try {
      Path real = folder.resolve(file).toRealPath();
      if (real.startsWith(folder.toRealPath())) {
        return Optional.of(Files.readString(real));
      }
      problems.addInFile(file, 0, "a link leads out of the config folder");
    } catch (IOException e) {
      problems.addInFile(file, 0, "cannot be read as UTF-8 text: " + e);
    }
    return Optional.empty();
  }

  private static int next(Iterator<Integer> lines) {
    return lines.hasNext() ? lines.next() : 1;
  }

  private static ConfigObject nothing() {
    return ConfigFactory.empty().root();
  }
}
