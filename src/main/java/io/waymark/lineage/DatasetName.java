package io.waymark.lineage;

import java.net.URI;
import java.util.Set;

/**
 * What a catalogue calls a folder: the specification's names of places, so that what other engines
 * say of the same folder meets what Waymark says.
 */
record DatasetName(String namespace, String name) {
  private static final Set<String> S3 = Set.of("s3", "s3a", "s3n");

  /** Keys of objects begin with no slash. */
  private static final Set<String> OF_OBJECTS = Set.of("s3", "gs");

  /**
   * Of a folder.
   *
   * @param folder an absolute address with its scheme
   */
  static DatasetName of(String folder) {
    int colon = folder.indexOf(':');
    String scheme = folder.substring(0, colon);
    // Not the whole: a folder may have spaces, which a URI has not.
    String rest = folder.substring(colon + 1).replaceAll("/+$", "");
    if (scheme.equals("file")) {
      return new DatasetName("file", rest.replaceAll("^/+", "/"));
    }
    String spoken = S3.contains(scheme) ? "s3" : scheme;
    String afterSlashes = rest.replaceAll("^/+", "");
    int slash = afterSlashes.indexOf('/');
    String authority = slash < 0 ? afterSlashes : afterSlashes.substring(0, slash);
    String path = slash < 0 ? "/" : afterSlashes.substring(slash);
    return new DatasetName(
        spoken + "://" + URI.create(scheme + "://" + authority).getRawAuthority(),
        OF_OBJECTS.contains(spoken) && path.length() > 1 ? path.substring(1) : path);
  }
}
