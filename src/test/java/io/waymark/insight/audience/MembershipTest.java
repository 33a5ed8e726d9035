package io.waymark.insight.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.AudienceSettings;
import io.waymark.insight.audience.Membership.Member;
import io.waymark.testkit.TestAudiences;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who belongs to an audience, since when and why; days are numbers. */
class MembershipTest {
  private static final AudienceSettings SAVERS =
      TestAudiences.named("savers").atLeast(2, "save", 14).atMost(0, "purchase", 14).build();

  private final UnitDays unit = new UnitDays();

  @Test
  void theWindowHoldsTheDayItselfAndThoseBeforeItButNotTheFifteenth() {
    unit.add("save", 100, 1);
    unit.add("save", 113, 1);

    assertThat(membership().on(unit, 112)).isEmpty();
    assertThat(membership().on(unit, 113))
        .contains(new Member(113, false, "save 2 in 14 days, purchase 0 in 14 days"));
    assertThat(membership().on(unit, 114)).isEmpty();
  }

  @Test
  void occurrencesOfOneDayAddUp() {
    unit.add("save", 100, 1);
    unit.add("save", 100, 1);

    assertThat(membership().on(unit, 100)).isPresent();
  }

  @Test
  void aPurchaseEndsTheMembershipUntilItsWindowHasPassed() {
    unit.add("save", 100, 5);
    unit.add("purchase", 103, 1);
    unit.add("save", 116, 2);

    assertThat(membership().on(unit, 102)).map(Member::since).contains(100);
    assertThat(membership().on(unit, 103)).isEmpty();
    assertThat(membership().on(unit, 116)).isEmpty();
    assertThat(membership().on(unit, 120)).map(Member::since).contains(117);
  }

  @Test
  void oneWhoBelongsForLongerThanTheLookBackIsSaidToDoSo() {
    IntStream.range(50, 100).forEach(day -> unit.add("save", day, 1));

    assertThat(membership().on(unit, 65))
        .contains(new Member(51, true, "save 14 in 14 days, purchase 0 in 14 days"));
    assertThat(membership().on(unit, 64)).map(Member::isLonger).contains(false);
    assertThat(membership().firstDay(65)).isEqualTo(38);
  }

  @Test
  void sessionsAreCountedWhereNoConversionIsNamed() {
    Membership seen =
        new Membership(TestAudiences.named("seen").atMost(1, "save", 3).seenWithin(1).build());
    unit.add("save", 98, 1);
    unit.add("", 100, 2);

    assertThat(seen.on(unit, 100))
        .map(Member::why)
        .contains("save 1 in 3 days, sessions 2 in 1 day");
    assertThat(seen.on(unit, 101)).isEmpty();
  }

  @Test
  void theHoldOutIsAboutItsShareAndAGreaterOneContainsIt() {
    HoldOut tenth = new HoldOut("savers", new BigDecimal("0.1"));
    HoldOut half = new HoldOut("savers", new BigDecimal("0.5"));

    assertThat(count(tenth)).isBetween(940L, 1_060L);
    assertThat(count(half)).isBetween(4_900L, 5_100L);
    assertThat(units().filter(u -> tenth.holds("shop", "visitor:" + u)))
        .allMatch(u -> half.holds("shop", "visitor:" + u));
    assertThat(count(new HoldOut("savers", BigDecimal.ZERO))).isZero();
  }

  @Test
  void anotherSaltHoldsOutOthers() {
    HoldOut one = new HoldOut("savers", new BigDecimal("0.5"));
    HoldOut other = new HoldOut("lookers", new BigDecimal("0.5"));

    long same =
        units()
            .filter(u -> one.holds("shop", "visitor:" + u) == other.holds("shop", "visitor:" + u))
            .count();
    assertThat(same).isBetween(4_850L, 5_150L);
  }

  private static Membership membership() {
    return new Membership(SAVERS);
  }

  private static IntStream units() {
    return IntStream.range(0, 10_000);
  }

  private static long count(HoldOut holdOut) {
    return units().filter(u -> holdOut.holds("shop", "visitor:" + u)).count();
  }
}
