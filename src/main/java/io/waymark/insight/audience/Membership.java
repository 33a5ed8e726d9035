package io.waymark.insight.audience;

import io.waymark.config.AudienceCondition;
import io.waymark.config.AudienceSettings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether somebody belongs to an audience at the end of a day: all of its conditions hold on the
 * days of their windows. A function of these days alone, so any order of runs finds the same.
 */
public final class Membership implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Somebody who belongs to an audience.
   *
   * @param since first day of the unbroken membership, no earlier than the look back of the
   *     audience
   * @param isLonger true: it may be older than that
   * @param why what each condition counted
   */
  public record Member(int since, boolean isLonger, String why) {}

  /** A condition as it travels to where the rows are. */
  private record Rule(String key, String label, long least, long most, int days)
      implements Serializable {
    static Rule of(AudienceCondition condition) {
      return new Rule(
          Membership.key(condition.conversion()),
          condition.conversion().orElse("sessions"),
          condition.atLeast().orElse(0L),
          condition.atMost().orElse(Long.MAX_VALUE),
          condition.days());
    }

    long count(UnitDays unit, int asOf) {
      return unit.count(key, asOf - days + 1, asOf);
    }

    boolean holds(UnitDays unit, int asOf) {
      long count = count(unit, asOf);
      return count >= least && count <= most;
    }

    String why(UnitDays unit, int asOf) {
      return label + " " + count(unit, asOf) + " in " + days + (days == 1 ? " day" : " days");
    }
  }

  private final ArrayList<Rule> rules;
  private final int lookBack;

  public Membership(AudienceSettings audience) {
    this.rules = new ArrayList<>(audience.conditions().stream().map(Rule::of).toList());
    this.lookBack = audience.lookBack();
  }

  /** What is counted under which label: a conversion's name, or nothing for sessions. */
  public static String key(Optional<String> conversion) {
    return conversion.orElse("");
  }

  /** The first day of which all must be known to tell who belongs to it, and since when. */
  public int firstDay(int asOf) {
    return asOf - 2 * lookBack + 1;
  }

  /** Empty: it does not belong to it at the end of the day. */
  public Optional<Member> on(UnitDays unit, int asOf) {
    if (!holds(unit, asOf)) {
      return Optional.empty();
    }
    int earliest = asOf - lookBack;
    int since = asOf;
    while (since > earliest && holds(unit, since - 1)) {
      since--;
    }
    List<String> why = rules.stream().map(rule -> rule.why(unit, asOf)).toList();
    return Optional.of(
        new Member(since, since == earliest, why.stream().collect(Collectors.joining(", "))));
  }

  private boolean holds(UnitDays unit, int asOf) {
    return rules.stream().allMatch(rule -> rule.holds(unit, asOf));
  }
}
