package io.waymark.insight.change;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The change of the rate of the last stage, with its parts.
 *
 * @param compared whose rate it is: total, or a value of a dimension
 * @param reference what it is held against: the weeks before, or another value
 * @param days that are looked at together
 * @param windows how many earlier windows of the same weekdays they are held against; 0 of another
 *     value
 * @param versions of the definitions by which all of these days were counted
 * @param whole the change itself
 * @param parts the steps first, then the dimensions
 */
public record RateChange(
    String compared,
    String reference,
    List<LocalDate> days,
    int windows,
    Set<String> versions,
    ChangePart whole,
    List<ChangePart> parts) {
  public RateChange {
    days = List.copyOf(days);
    versions = Set.copyOf(versions);
    parts = List.copyOf(parts);
  }

  /** The change itself, then its parts. */
  public Stream<ChangePart> all() {
    return Stream.concat(Stream.of(whole), parts.stream());
  }

  /** What the change is split by. */
  public List<String> splits() {
    return parts.stream().map(ChangePart::split).distinct().toList();
  }

  Stream<ChangePart> of(String split, ChangePart.Effect effect) {
    return parts.stream().filter(part -> part.split().equals(split) && part.effect() == effect);
  }
}
