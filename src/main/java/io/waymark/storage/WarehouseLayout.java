package io.waymark.storage;

import io.waymark.table.TableSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the parts of a warehouse lie: {@code <root>/<layer>/<table>} and, for what is not a table,
 * {@code <root>/_waymark}.
 *
 * @param root a Hadoop URI, or a plain path, which means this machine's disk whatever file system
 *     Hadoop takes for its own
 */
public record WarehouseLayout(String root) {
  private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+):.*");
  private static final String FILE = "file:";
  private static final String SIDE = "_waymark";

  public WarehouseLayout {
    if (root.isBlank()) {
      throw new IllegalArgumentException("the warehouse needs a path");
    }
    root = isLocal(root) ? FILE + localPath(root) : root.replaceAll("/+$", "");
  }

  /** Folder of a table, as Spark and Delta Kernel want it. */
  public String table(TableSpec table) {
    return root + "/" + table.layer().name().toLowerCase(Locale.ROOT) + "/" + table.name();
  }

  /** Place of something that is not a table. */
  public String side(String name) {
    return root + "/" + SIDE + "/" + name;
  }

  public String scheme() {
    return root.substring(0, root.indexOf(':'));
  }

  /** The warehouse as a folder of this machine; empty when it lies elsewhere. */
  public Optional<Path> localRoot() {
    return isLocal(root) ? Optional.of(localPath(root)) : Optional.empty();
  }

  /** Folder for what is not a table, on this machine; empty when the warehouse lies elsewhere. */
  public Optional<Path> localSide() {
    return localRoot().map(folder -> folder.resolve(SIDE));
  }

  private static boolean isLocal(String root) {
    return root.startsWith(FILE) || !SCHEME.matcher(root).matches();
  }

  // The text is a Hadoop path, which escapes nothing; a URI would turn a space into %20.
  private static Path localPath(String root) {
    String path = root.startsWith(FILE) ? root.substring(FILE.length()) : root;
    if (path.startsWith("//") && !path.startsWith("///")) {
      throw new IllegalArgumentException(
          "a file: path names no host, but was " + URI.create(root).getHost());
    }
    return Path.of(path).toAbsolutePath().normalize();
  }
}
