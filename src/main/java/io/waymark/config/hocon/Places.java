package io.waymark.config.hocon;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the library's description of an origin into file and line. The origin of an object that
 * several files contribute to lists them all; the first that the user wrote is named.
 */
final class Places {
  /** Names of included files are limited to these characters, so that this parsing is safe. */
  static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._/-]*\\.conf");

  static final String BUILT_IN = "reference.conf (built in)";

  private static final String MERGED = "merge of ";
  private static final Pattern LINE = Pattern.compile("(.*): (\\d+)(-\\d+)?");

  private final Path folder;

  Places(Path folder) {
    this.folder = folder;
  }

  record Place(String file, int line) {}

  Place of(String description) {
    String text =
        description.startsWith(MERGED) ? description.substring(MERGED.length()) : description;
    List<String> parts = Arrays.asList(text.split(",", -1));
    String part =
        parts.stream().filter(each -> !each.startsWith(BUILT_IN)).findFirst().orElse(parts.get(0));
    Matcher matcher = LINE.matcher(part);
    return matcher.matches()
        ? new Place(display(matcher.group(1)), Integer.parseInt(matcher.group(2)))
        : new Place(display(part), 0);
  }

  String display(String file) {
    return FILE_NAME.matcher(file).matches() ? folder.resolve(file).toString() : file;
  }
}
