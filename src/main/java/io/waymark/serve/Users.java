package io.waymark.serve;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who may read, one {@code NAME:HASH} a line in a file that only its owner may read. */
public final class Users {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";
  private static final int SHORTEST_PASSWORD = 8;

  /** Compared with when there is no such user, so that the time taken does not tell. */
  private static final PasswordHash NOBODY = PasswordHash.of("");

  private final Path file;
  private final Map<String, PasswordHash> hashes;

  private Users(Path file, Map<String, PasswordHash> hashes) {
    this.file = file;
    this.hashes = hashes;
  }

  /** The users of a file that has to be there. */
  public static Users read(Path file) {
    Map<String, PasswordHash> hashes = new TreeMap<>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          put(hashes, line, file + ":" + (i + 1));
        }
      }
    } catch (IOException e) {
      throw unusable(file, "it can't be read: " + e);
    }
    return new Users(file, hashes);
  }

  /** Adds a user, or gives one another password; makes the file when it is not there. */
  public static void add(Path file, String name, String password) {
    if (!name.matches(NAME)) {
      throw refused("a name is up to 64 letters, digits and . _ @ -, but was " + name);
    }
    if (password.length() < SHORTEST_PASSWORD) {
      throw refused("a password has at least " + SHORTEST_PASSWORD + " characters");
    }
    Users users = Files.exists(file) ? read(file) : new Users(file, new TreeMap<>());
    users.hashes.put(name, PasswordHash.of(password));
    users.write();
  }

  public boolean isEmpty() {
    return hashes.isEmpty();
  }

  public boolean allows(String name, String password) {
    PasswordHash hash = hashes.get(name);
    return (hash == null ? NOBODY : hash).matches(password) && hash != null;
  }

  private static void put(Map<String, PasswordHash> hashes, String line, String place) {
    String[] parts = line.split(":", 2);
    try {
      if (parts.length < 2 || !parts[0].matches(NAME)) {
        throw new IllegalArgumentException("not of the form NAME:HASH");
      }
      hashes.put(parts[0], PasswordHash.parse(parts[1]));
    } catch (IllegalArgumentException e) {
      throw unusable(Path.of(place), String.valueOf(e.getMessage()));
    }
  }

  private void write() {
    List<String> lines = new ArrayList<>();
    hashes.forEach((name, hash) -> lines.add(name + ":" + hash.text()));
    Path target = file.toAbsolutePath();
    try {
      Path folder = Files.createDirectories(Path.of(String.valueOf(target.getParent())));
      Path written =
          Files.createTempFile(
              folder,
              ".users",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(written, lines);
      Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unusable(file, "it can't be written: " + e);
    }
  }

  private static WaymarkException unusable(Path place, String reason) {
    return new WaymarkException(
        ExitCode.USAGE,
        "Cannot use the users file " + place,
        reason,
        "Correct serve.users, or make the file by waymark serve --add-user NAME");
  }

  private static WaymarkException refused(String reason) {
    return new WaymarkException(
        ExitCode.USAGE, "Cannot add the user", reason, "Choose another one");
  }
}
