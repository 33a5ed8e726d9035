package io.waymark.job;

import java.time.LocalDate;
import java.util.Optional;

/** What a run was asked for, and the hashes of the settings that it works by. */
public record RunRequest(
    String command,
    Optional<LocalDate> date,
    String definitionHash,
    String sessionHash,
    String waymarkVersion) {
  RunRequest withDefinitionHash(String hash) {
    return new RunRequest(command, date, hash, sessionHash, waymarkVersion);
  }

  RunRequest withSessionHash(String hash) {
    return new RunRequest(command, date, definitionHash, hash, waymarkVersion);
  }
}
