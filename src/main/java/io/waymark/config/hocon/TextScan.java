package io.waymark.config.hocon;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks the text of a file that the library could parse, for what its result no longer shows: which
 * keys are written twice, which substitutions are used, and where the includes stand.
 */
final class TextScan {
  private static final String INCLUDE = "include";

  private final String text;
  private final List<Given> keys = new ArrayList<>();
  private final List<Substitution> substitutions = new ArrayList<>();
  private final List<Integer> includeLines = new ArrayList<>();
  private int at;
  private int line = 1;

  private TextScan(String text) {
    this.text = text;
  }

  /** A key with the text of its value; {@code isAppended}: by {@code +=}. */
  record Given(String path, int line, boolean isObject, boolean isAppended, String value) {}

  record Substitution(String name, boolean isOptional, int line) {}

  static TextScan of(String text) {
    TextScan scan = new TextScan(text);
    scan.skip(true);
    if (scan.peek() == '{') {
      scan.at++;
    }
    scan.object("");
    return scan;
  }

  List<Given> keys() {
    return keys;
  }

  List<Substitution> substitutions() {
    return substitutions;
  }

  /** Lines of the includes, in the order in which the library follows them. */
  List<Integer> includeLines() {
    return includeLines;
  }

  private void object(String prefix) {
    while (true) {
      skip(true);
      if (at >= text.length() || peek() == '}') {
        at++;
        return;
      }
      int keyLine = line;
      int start = at;
      String path = (prefix.isEmpty() ? "" : prefix + ".") + key();
      boolean isAppended = text.startsWith("+=", at);
      at += isAppended ? 1 : 0;
      if (peek() == '=' || peek() == ':') {
        at++;
        skip(false);
        value(path, keyLine, isAppended);
      } else if (peek() == '{') {
        value(path, keyLine, false);
      } else {
        if (text.startsWith(INCLUDE, start)) {
          includeLines.add(keyLine);
        }
        at += at == start ? 1 : 0;
      }
    }
  }

  private String key() {
    StringBuilder key = new StringBuilder();
    while (at < text.length() && "={:,}\n".indexOf(peek()) < 0 && !text.startsWith("+=", at)) {
      int start = at;
      if (peek() == '"') {
        string();
        key.append(text, start + 1, Math.max(start + 1, at - 1));
      } else {
        key.append(peek());
        at++;
      }
    }
    return key.toString().strip();
  }

  private void value(String path, int keyLine, boolean isAppended) {
    int start = at;
    boolean isObject = peek() == '{';
    while (at < text.length() && ",}]\n".indexOf(peek()) < 0 && !isComment()) {
      if (peek() == '"') {
        string();
      } else if (text.startsWith("${", at)) {
        substitution();
      } else if (peek() == '{') {
        at++;
        object(path);
      } else if (peek() == '[') {
        at++;
        array(path);
      } else {
        at++;
      }
    }
    at = Math.min(at, text.length());
    keys.add(new Given(path, keyLine, isObject, isAppended, text.substring(start, at)));
  }

  private void array(String path) {
    while (true) {
      skip(true);
      if (at >= text.length() || peek() == ']') {
        at++;
        return;
      }
      int start = at;
      value(path + "[" + at + "]", line, false);
      at += at == start ? 1 : 0;
    }
  }

  private void substitution() {
    int close = text.indexOf('}', at);
    int end = close < 0 ? text.length() : close;
    boolean isOptional = text.startsWith("${?", at);
    int from = at + (isOptional ? 3 : 2);
    substitutions.add(
        new Substitution(text.substring(Math.min(from, end), end).strip(), isOptional, line));
    at = end + 1;
  }

  private void string() {
    boolean isLong = text.startsWith("\"\"\"", at);
    int start = at;
    at += isLong ? 3 : 1;
    while (at < text.length() && !(isLong ? text.startsWith("\"\"\"", at) : peek() == '"')) {
      at += !isLong && peek() == '\\' ? 2 : 1;
    }
    at += isLong ? 3 : 1;
    // A long string may end with more quotes than three: they belong to it.
    while (isLong && peek() == '"') {
      at++;
    }
    at = Math.min(at, text.length());
    line += (int) text.substring(start, at).chars().filter(c -> c == '\n').count();
  }

  /** Skips blanks, newlines and comments, and commas as well where they part entries. */
  private void skip(boolean isBetweenEntries) {
    while (at < text.length()) {
      if (isComment()) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (Character.isWhitespace(peek()) || (isBetweenEntries && peek() == ',')) {
        line += peek() == '\n' ? 1 : 0;
        at++;
      } else {
        return;
      }
    }
  }

  private boolean isComment() {
    return peek() == '#' || text.startsWith("//", at);
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }
}
