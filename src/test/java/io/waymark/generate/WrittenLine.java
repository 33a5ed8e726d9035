package io.waymark.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A line as it was read back, beside the truth about it.
 *
 * @param session visitor and number; empty: in no session
 */
record WrittenLine(
    LocalDate landingDay,
    String text,
    String messageId,
    Optional<String> session,
    String visitorId,
    Instant happenedAt,
    boolean isDuplicate,
    boolean isBot,
    boolean isLate,
    boolean isCorrupt,
    boolean isConsented,
    Duration clockSkew,
    boolean isWithdrawn) {
  private static final String EVENT = "\"event\":\"";
  private static final ObjectMapper JSON = new ObjectMapper();

  static WrittenLine of(LocalDate landingDay, String text, String truth) {
    List<String> cells = List.of(truth.split(",", -1));
    String number = cells.get(2);
    return new WrittenLine(
        landingDay,
        text,
        cells.get(0),
        number.isEmpty() ? Optional.empty() : Optional.of(cells.get(1) + "/" + number),
        cells.get(1),
        Instant.parse(cells.get(3)),
        cells.get(4).equals("1"),
        cells.get(5).equals("1"),
        cells.get(6).equals("1"),
        cells.get(7).equals("1"),
        cells.get(8).equals("1"),
        Duration.ofMillis(Long.parseLong(cells.get(9))),
        cells.get(10).equals("1"));
  }

  JsonNode json() {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }

  boolean isJson() {
    try {
      return JSON.readTree(text).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Found without parsing: tests ask for it often. */
  String name() {
    int start = text.indexOf(EVENT);
    return start < 0
        ? "page"
        : text.substring(start + EVENT.length(), text.indexOf('"', start + EVENT.length()));
  }

  Instant instant(String field) {
    return Instant.parse(json().path(field).asText());
  }

  /** One line of a person's session, whatever became of its copies. */
  boolean isOfPerson() {
    return session.isPresent() && !isBot && !isCorrupt && !isDuplicate;
  }
}
