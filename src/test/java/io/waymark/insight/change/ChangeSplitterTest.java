package io.waymark.insight.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.waymark.config.ChangeSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A shop of two stages whose window is two days, held against the two weeks before. */
class ChangeSplitterTest {
  private static final LocalDate DAY = LocalDate.parse("2024-05-15");
  private static final List<String> STAGES = List.of("cart", "order");
  private static final ChangeSettings RULES = new ChangeSettings(2, 2, 20, 2, List.of());

  private final DailyStages stages = new DailyStages(STAGES);

  @Test
  void theChangeIsSplitByStepsAndByWhoCame() {
    publish(
        """
        days before | mobile     | desktop
        14 15       | 100 40 10  | 100 50 30
        7 8         | 100 40 10  | 100 50 30
        0 1         | 300 120 30 | 100 50 30
        """);

    RateChange change = split();

    assertThat(change.windows()).isEqualTo(2);
    assertThat(lines(change))
        .containsExactly(
            "total all change 0 SPLIT 160/800 120/800 -0.050000",
            "steps cart step 1 SPLIT 360/800 340/800 -0.009934",
            "steps order step 2 SPLIT 160/360 120/340 -0.040066",
            "device all mix 0 SPLIT 800/800 800/800 -0.050000",
            "device all rate 0 SPLIT 160/800 120/800 0.000000",
            "device desktop mix 1 SPLIT 400/800 200/800 -0.031250",
            "device desktop rate 1 SPLIT 120/400 60/200 0.000000",
            "device mobile mix 2 SPLIT 400/800 600/800 -0.018750",
            "device mobile rate 2 SPLIT 40/400 60/600 0.000000");
    assertThat(new ChangeText(Map.of("cart", "Cart", "order", "Order"), "order").of(change))
        .isEqualTo(
            "Of the sessions of 2024-05-14 to 2024-05-15 15.00 % reached Order, 20.00 % in the 2"
                + " windows before: -5.00 points. By step: Cart -0.99, Order -4.01. By device:"
                + " another mix -5.00, other rates +0.00. This describes where the difference lies,"
                + " not why, nor whether it is more than chance.");
  }

  @Test
  void aValueIsHeldAgainstAnotherInTheSameWindow() {
    publish(
        """
        days before | mobile    | desktop
        0 1         | 100 40 10 | 200 80 40
        """);
    List<ChangeSettings.Pair> pairs =
        List.of(
            new ChangeSettings.Pair("device", "mobile", "desktop"),
            new ChangeSettings.Pair("device", "mobile", "watch"));

    List<RateChange> changes =
        new ChangeSplitter(new ChangeSettings(2, 2, 20, 2, pairs)).changes(stages, DAY);

    assertThat(lines(changes.get(1)))
        .containsExactly(
            "total all change 0 SPLIT 80/400 20/200 -0.100000",
            "steps cart step 1 SPLIT 160/400 80/200 0.000000",
            "steps order step 2 SPLIT 80/160 20/80 -0.100000");
    assertThat(changes.get(1).compared()).isEqualTo("device=mobile");
    assertThat(changes.get(1).reference()).isEqualTo("device=desktop");
    assertThat(new ChangeText(Map.of(), "order").of(changes.get(1)))
        .startsWith(
            "Of the sessions of 2024-05-14 to 2024-05-15 with device=mobile 10.00 % reached order,"
                + " 20.00 % with device=desktop: -10.00 points. By step: cart +0.00, order"
                + " -10.00.");
    assertThat(lines(changes.get(2)))
        .containsExactly("total all change 0 TOO_LITTLE_DATA 0/0 20/200");
  }

  @Test
  void valuesBeyondTheGreatestAreOnePart() {
    publish(
        """
        days before | a         | b         | c         | d
        7 8         | 100 50 20 | 100 50 20 | 100 50 20 | 100 50 20
        0 1         | 100 50 40 | 100 50 30 | 100 50 22 | 0 0 0
        """);

    assertThat(lines(split()))
        .filteredOn(line -> line.startsWith("device") && line.contains("rate"))
        .containsExactly(
            "device all rate 0 SPLIT 160/800 184/600 0.093333",
            "device a rate 1 SPLIT 40/200 80/200 0.058333",
            "device b rate 2 SPLIT 40/200 60/200 0.029167",
            "device (others) rate 3 SPLIT 80/400 44/200 0.005833");
  }

  @Test
  void withFewConversionsThereIsAStatusInsteadOfParts() {
    publish(
        """
        days before | mobile
        7 8         | 100 50 30
        0 1         | 100 50 9
        """);

    assertThat(lines(split())).containsExactly("total all change 0 TOO_LITTLE_DATA 60/200 18/200");
    assertThat(new ChangeText(Map.of(), "order").of(split()))
        .startsWith("Too few sessions reached order to split the difference: 18 of 200");
  }

  @Test
  void anEarlierWindowCountsOnlyAsAWhole() {
    publish(
        """
        days before | mobile
        14          | 100 50 30
        7           | 100 50 30
        0 1         | 100 50 30
        """);

    assertThat(lines(split())).containsExactly("total all change 0 NO_REFERENCE 0/0 60/200");
  }

  @Test
  void thereIsNothingToSayBeforeAWindowIsThere() {
    publish(
        """
        days before | mobile
        7 8         | 100 50 30
        0           | 100 50 30
        """);

    assertThat(new ChangeSplitter(RULES).split(stages, DAY)).isEmpty();
  }

  @Test
  void aSliceThatWasDeclaredLaterIsNotSplit() {
    publish(
        """
        days before | mobile
        0 1         | 100 50 30
        """);
    for (String stage : STAGES) {
      stages.set(DAY.minusDays(7), Group.TOTAL, stage, 100, 40, "former");
      stages.set(DAY.minusDays(8), Group.TOTAL, stage, 100, 40, "former");
    }

    assertThat(lines(split()))
        .filteredOn(line -> line.startsWith("device"))
        .containsExactly("device all mix 0 SLICE_INCOMPLETE 0/200 200/200");
    assertThat(split().versions()).containsExactlyInAnyOrder("former", "v");
  }

  @Test
  void partsOfAnyShopAddUpToItsChange() {
    for (int seed = 0; seed < 300; seed++) {
      RateChange change =
          new ChangeSplitter(new ChangeSettings(3, 2, 1, 2, List.of()))
              .split(random(new Random(seed)), DAY)
              .orElseThrow();
      double whole = change.whole().contribution().orElseThrow();

      for (String split : change.splits()) {
        assertThat(sum(change, split, false)).isCloseTo(whole, within(1e-13));
        if (!split.equals(ChangeSplitter.STEPS)) {
          assertThat(sum(change, split, true)).isCloseTo(whole, within(1e-13));
        }
      }
    }
  }

  private static double sum(RateChange change, String split, boolean isOfAll) {
    return change.parts().stream()
        .filter(part -> part.split().equals(split) && (part.ordinal() == 0) == isOfAll)
        .mapToDouble(part -> part.contribution().orElseThrow())
        .sum();
  }

  private static DailyStages random(Random random) {
    DailyStages stages = new DailyStages(STAGES);
    for (int back = 0; back < 17; back++) {
      long[] total = new long[3];
      for (String value : List.of("a", "b", "c", "d")) {
        int sessions = random.nextInt(3) == 0 ? 0 : random.nextInt(100);
        int cart = random.nextInt(sessions + 1);
        add(stages, DAY.minusDays(back), value, new long[] {sessions, cart, cart / 2}, total);
      }
      add(stages, DAY.minusDays(back), "e", new long[] {5, 4, 1}, total);
    }
    return stages;
  }

  private RateChange split() {
    return new ChangeSplitter(RULES).split(stages, DAY).orElseThrow();
  }

  /** Of each day named, what the sessions of each device reached. */
  private void publish(String text) {
    List<String> lines = text.lines().toList();
    String[] devices = lines.get(0).split("\\|", -1);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\\|", -1);
      for (String back : cells[0].strip().split(" ", -1)) {
        long[] total = new long[3];
        for (int i = 1; i < cells.length; i++) {
          String[] counts = cells[i].strip().split(" ", -1);
          long[] levels = {
            Long.parseLong(counts[0]), Long.parseLong(counts[1]), Long.parseLong(counts[2])
          };
          add(stages, DAY.minusDays(Long.parseLong(back)), devices[i].strip(), levels, total);
        }
      }
    }
  }

  /** Of a device, and with those before it of the total. */
  private static void add(
      DailyStages stages, LocalDate day, String device, long[] levels, long[] total) {
    for (int i = 0; i < total.length; i++) {
      total[i] += levels[i];
    }
    for (int i = 0; i < STAGES.size(); i++) {
      stages.set(day, new Group("device", device), STAGES.get(i), levels[0], levels[i + 1], "v");
      stages.set(day, Group.TOTAL, STAGES.get(i), total[0], total[i + 1], "v");
    }
  }

  private static List<String> lines(RateChange change) {
    return change
        .all()
        .map(
            part ->
                "%s %s %s %d %s %d/%d %d/%d%s"
                    .formatted(
                        part.split(),
                        part.part(),
                        part.effect().name().toLowerCase(java.util.Locale.ROOT),
                        part.ordinal(),
                        part.status(),
                        part.former().hits(),
                        part.former().chances(),
                        part.now().hits(),
                        part.now().chances(),
                        part.contribution().isPresent()
                            ? String.format(
                                    java.util.Locale.ROOT,
                                    " %.6f",
                                    part.contribution().getAsDouble())
                                .replace("-0.000000", "0.000000")
                            : ""))
        .toList();
  }
}
