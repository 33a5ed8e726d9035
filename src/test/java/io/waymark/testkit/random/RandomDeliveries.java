package io.waymark.testkit.random;

import io.waymark.testkit.oracle.OracleEvent;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How the files of a world come: in any order, some first with other content, some twice under
 * another name, some gone from the folder after they were read. In the end every path has had the
 * content that the world says.
 */
public final class RandomDeliveries {
  /** A run takes the files of so many days before its own. */
  private static final int LOOKBACK_DAYS = 7;

  private final Dice dice;
  private final RandomWorld world;
  private final List<List<LandedFile>> landing = new ArrayList<>();

  private RandomDeliveries(Dice dice, RandomWorld world) {
    this.dice = dice;
    this.world = world;
  }

  /**
   * What happens between two looks at the tables.
   *
   * @param landing files that are written; a path may have been written before
   * @param runDays days that are run, so that all of them are taken
   * @param vanishing files that are removed after the runs
   * @param partitions how many partitions Spark shuffles into
   * @param dyingAt the first run dies when it says so; empty: it does not
   */
  public record Round(
      List<LandedFile> landing,
      List<LocalDate> runDays,
      List<LandedFile> vanishing,
      int partitions,
      Optional<String> dyingAt) {
    public Round {
      landing = List.copyOf(landing);
      runDays = List.copyOf(runDays);
      vanishing = List.copyOf(vanishing);
    }
  }

  /** Rounds of deliveries; the seed of the world decides. */
  public static List<Round> of(RandomWorld world) {
    Dice dice = new Dice(~world.seed());
    return new RandomDeliveries(dice, world).rounds(dice.between(2, 4));
  }

  private List<Round> rounds(int count) {
    for (int i = 0; i < count; i++) {
      landing.add(new ArrayList<>());
    }
    for (LandedFile file : world.files()) {
      int last = dice.between(0, count - 1);
      landing.get(last).add(file);
      if (last > 0 && dice.happens(35)) {
        landing.get(dice.between(0, last - 1)).add(draft(file));
      }
    }
    for (LandedFile copy : copiesInTime()) {
      landing.get(dice.between(0, count - 1)).add(copy);
    }
    return landing.stream().filter(files -> !files.isEmpty()).map(this::round).toList();
  }

  /** Copies add nothing, but one of a later day would lengthen the data. */
  private List<LandedFile> copiesInTime() {
    LocalDate last = landingDays(world.files()).last();
    return world.copies().stream()
        .filter(copy -> !copy.landingDate().orElseThrow().isAfter(last))
        .toList();
  }

  /**
   * What a path holds before its content is replaced: some of its lines, some of them changed, and
   * copies of lines of other files that were received earlier, so that these lose for a while; or
   * just what another path holds in the end.
   */
  private LandedFile draft(LandedFile file) {
    LandedFile other = dice.one(world.files());
    boolean isPossible = other.events().stream().allMatch(line -> isPast(line, file));
    if (isPossible && other.source().equals(file.source()) && dice.happens(30)) {
      return new LandedFile(file.source(), file.landingDate(), file.path(), other.events());
    }
    List<OracleEvent> lines = new ArrayList<>(file.events());
    lines.addAll(other.events());
    lines.removeIf(line -> dice.happens(40) || !isPast(line, file));
    lines.replaceAll(this::changed);
    if (lines.isEmpty()) {
      lines.add(changed(file.events().get(0)));
    }
    return new LandedFile(file.source(), file.landingDate(), file.path(), lines);
  }

  /** Events of the days after a file's own would be rejected. */
  private boolean isPast(OracleEvent line, LandedFile file) {
    ZoneId zone = Objects.requireNonNull(world.settings().stores().get(line.store())).zone();
    LocalDate day = LocalDate.ofInstant(line.at(), zone);
    return file.landingDate().map(landing -> !day.isAfter(landing)).orElse(true);
  }

  private OracleEvent changed(OracleEvent line) {
    return switch (dice.between(1, 4)) {
      case 1 -> line;
      case 2 -> line.received(line.receivedAt().map(at -> at.minusMillis(1 + dice.upTo(900))));
      case 3 -> line.with("visitor_id", "v" + dice.between(1, 9));
      default -> line.moved(line.at().minus(Duration.ofMinutes(dice.upTo(90))));
    };
  }

  private Round round(List<LandedFile> files) {
    Collections.shuffle(files, dice.random());
    List<LandedFile> vanishing = files.stream().filter(file -> dice.happens(15)).toList();
    return new Round(
        files,
        runDays(files),
        vanishing.stream().filter(this::isFinal).toList(),
        dice.one(1, 2, 7),
        dice.happens(25)
            ? Optional.of(dice.one("settling", "writing sessions", "publishing"))
            : Optional.empty());
  }

  private boolean isFinal(LandedFile file) {
    return world.files().contains(file);
  }

  /** Every day from the last on that takes what no later one took, in any order. */
  private List<LocalDate> runDays(List<LandedFile> files) {
    NavigableSet<LocalDate> left = landingDays(files);
    List<LocalDate> days = new ArrayList<>();
    if (left.isEmpty()) {
      days.add(landingDays(world.files()).first());
    }
    while (!left.isEmpty()) {
      LocalDate day = left.last();
      days.add(day);
      left.removeIf(other -> other.isAfter(day.minusDays(LOOKBACK_DAYS + 1L)));
    }
    Collections.shuffle(days, dice.random());
    return days;
  }

  private static NavigableSet<LocalDate> landingDays(List<LandedFile> files) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    files.forEach(file -> file.landingDate().ifPresent(days::add));
    return days;
  }
}
