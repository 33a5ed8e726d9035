package io.waymark.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of funnels on a few events; {@link FunnelText} says how to read them. */
class FunnelMatcherTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          steps in order count                               | ordered 10: a b c | a@0 b@5 c@6             | 3: 0 5 6
          other events may lie between                       | ordered 10: a b c | a@0 x@1 b@5 a@6 c@7     | 3: 0 5 7
          a step too early does not count                    | ordered 10: a b c | b@0 a@1 c@2             | 1: 1 - -
          nobody entered                                     | ordered 10: a b   | b@0 x@1                 | none
          a step counts exactly at the window's end          | ordered 10: a b   | a@0 b@10                | 2: 0 10
          but not a microsecond later                        | ordered 10: a b   | a@0 b@10+1              | 1: 0 -
          the window is measured from the entry              | ordered 10: a b c | a@0 b@9 c@11            | 2: 0 9 -
          a step counts exactly at its limit                 | ordered 10: a b<3 | a@0 b@3                 | 2: 0 3
          but not a microsecond after it                     | ordered 10: a b<3 | a@0 b@3+1               | 1: 0 -
          a limit is measured from the step before           | ordered 9: a b c<3 | a@0 b@5 c@8            | 3: 0 5 8
          an event fills one step only                       | ordered 10: a b   | ab@0                    | 1: 0 -
          two events that fit both steps fill both           | ordered 10: a b   | ab@0 ab@1               | 2: 0 1
          the deepest attempt counts                         | ordered 10: a b c | a@0 b@1 c@2 a@5 b@6     | 3: 0 1 2
          then the earliest completed                        | ordered 10: a b   | a@0 b@1 a@5 b@6         | 2: 0 1
          then that of the latest entry                      | ordered 10: a b   | a@0 a@3 b@5             | 2: 3 5
          then the latest event of each earlier step         | ordered 9: a b c d | a@0 b@1 c@2 b@3 c@4 d@5 | 4: 0 3 4 5
          of attempts of one step the first is completed     | ordered 10: a b   | a@0 a@3                 | 1: 0 -
          an old entry out of the window gives way           | ordered 10: a b c | a@0 b@1 a@5 b@6 c@12    | 3: 5 6 12
          first: the day's first entry counts                | ordered first 10: a b   | a@0 b@5 a@6 b@7   | 2: 0 5
          first: even if only a later one gets deeper        | ordered first 10: a b   | a@0 a@3 b@11      | 1: 0 -
          first: it takes the latest earlier steps           | ordered first 10: a b c | a@0 b@1 b@3 c@5   | 3: 0 3 5
          equal timestamps fill steps in either order        | ordered 10: a b c | c@5 b@5 a@5             | 3: 5 5 5
          each of them only one step                         | ordered 10: a b c | bc@5 a@5                | 2: 5 5 -
          strict ties: the stream's order decides            | ordered strict-ties 10: a b | b@5 a@5 b@7   | 2: 5 7
          strict ties: later in the stream is later          | ordered strict-ties 10: a b | a@5 b@5       | 2: 5 5
          """)
  void orderedFunnels(String title, String rules, String events, String expected) {
    assertThat(attempts(rules, events)).as(title).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          an excluded event between voids the continuation   | ordered 10: a b c | a@0 x!b@1 b@2           | 1: 0 - -
          another attempt may still count                    | ordered 10: a b c | a@0 x!b@1 a@2 b@3       | 2: 2 3 -
          before another step it does no harm                | ordered 10: a b c | a@0 x!c@1 b@2 c@3       | 3: 0 2 3
          at the instant of the step before it is not between | ordered 10: a b  | a@0 x!b@0 b@2           | 2: 0 2
          at the instant of the step it is not between       | ordered 10: a b   | a@0 x!b@2 b@2           | 2: 0 2
          a microsecond before the step it is                | ordered 10: a b   | a@0 x!b@1 b@1+1         | 1: 0 -
          an older step before it is of no use               | ordered 10: a b c | a@0 b@1 x!c@2 c@3       | 2: 0 1 -
          strict ties: the stream says what lies between     | ordered strict-ties 10: a b | a@0 x!b@2 b@2 | 1: 0 -
          strict ties: and what does not                     | ordered strict-ties 10: a b | a@0 b@2 x!b@2 | 2: 0 2
          a step that is excluded itself may be filled       | ordered 10: a b c | a@0 b!bc@1 c@2          | 3: 0 1 2
          """)
  void exclusions(String title, String rules, String events, String expected) {
    assertThat(attempts(rules, events)).as(title).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          an optional step is told but not counted           | ordered 10: a b? c   | a@0 b@1 c@2          | 2: 0 1 2
          the funnel goes on without it                      | ordered 10: a b? c   | a@0 c@2              | 2: 0 - 2
          it takes the latest event between                  | ordered 10: a b? c   | a@0 b@1 b@2 c@3 b@4  | 2: 0 2 3
          an event before the step before is none            | ordered 10: a b c? d | a@0 c@1 b@2 d@3      | 3: 0 2 - 3
          without a next step it may lie in the window       | ordered 10: a b? c   | a@0 b@10             | 1: 0 10 -
          but not a microsecond later                        | ordered 10: a b? c   | a@0 b@10+1           | 1: 0 - -
          it never takes the event of a required step        | ordered 10: a b? c   | a@0 bc@2             | 2: 0 - 2
          the next limit counts from the last required step  | ordered 10: a b? c<3 | a@0 b@2 c@4          | 1: 0 2 -
          its own limit as well                              | ordered 10: a b?<3 c | a@0 b@3 b@3+1 c@5    | 2: 0 3 5
          after an excluded event it is not filled           | ordered 10: a b? c   | a@0 x!b@1 b@2 c@3    | 2: 0 - 3
          the last optional step chooses first               | ordered 10: a b? c? d | a@0 c@1 bc@2 d@3    | 2: 0 - 2 3
          and leaves the others what it gives back           | ordered 10: a b? c? d | a@0 bc@1 c@2 d@3    | 2: 0 1 2 3
          it may share the instant of its neighbours         | ordered 10: a b? c   | c@5 b@5 a@5          | 2: 5 5 5
          """)
  void optionalSteps(String title, String rules, String events, String expected) {
    assertThat(attempts(rules, events)).as(title).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          another event between breaks the chain             | strict 10: a b c  | a@0 x@1 b@2             | 1: 0 - -
          so does a step of the funnel                       | strict 10: a b c  | a@0 b@1 a@2 c@3         | 2: 0 1 -
          a repeated step does not                           | strict 10: a b c  | a@0 b@1 b@2 c@3         | 3: 0 1 3
          not even where only the first of them is in time   | strict 10: a b<3 c<3 | a@0 b@1 b@4 c@4      | 3: 0 1 4
          an optional step between does not                  | strict 10: a b? c | a@0 b@1 b@2 c@3         | 2: 0 2 3
          an optional step elsewhere does                    | strict 10: a b c? | a@0 c@1 b@2             | 1: 0 - -
          after a break no optional step is filled           | strict 10: a b? c | a@0 x@1 b@2             | 1: 0 - -
          another attempt may follow the break               | strict 10: a b c  | a@0 x@1 a@2 b@3         | 2: 2 3 -
          at the instant of a step nothing lies between      | strict 10: a b c  | a@0 x@0 x@1 b@1 a@1     | 2: 1 1 -
          beside a repeated step nothing lies between        | strict 10: a b<2 c | a@0 b@1 b@3 x@3 c@4    | 3: 0 1 4
          strict ties: it may                                | strict strict-ties 10: a b | a@0 x@1 b@1    | 1: 0 -
          strict ties: and may not                           | strict strict-ties 10: a b | a@0 b@1 x@1    | 2: 0 1
          """)
  void strictFunnels(String title, String rules, String events, String expected) {
    assertThat(attempts(rules, events)).as(title).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          steps are made in any order                        | any 10: a b c   | c@0 a@1                   | 2: 1 - 0
          a repeated step counts once                        | any 10: a b c   | a@0 a@1                   | 1: 0 - -
          a step counts exactly at the window's end          | any 10: a b     | b@0 a@10                  | 2: 10 0
          but not a microsecond later                        | any 10: a b     | b@0 a@10+1                | 1: - 0
          an event fills one step only                       | any 10: a b     | ab@0                      | 1: - 0
          events that fit both are shared out                | any 10: a b     | ab@0 a@1                  | 2: 1 0
          of as many steps the earliest completed count      | any 10: a b c   | a@0 b@1 c@20 a@21         | 2: 0 1 -
          then those of the latest entry                     | any 10: a b     | a@0 a@2 b@3               | 2: 2 3
          an entry of many steps beats later ones of few     | any 10: a b c   | a@0 b@1 b@8 c@9           | 3: 0 8 9
          an excluded event voids the step, not the entry    | any 10: a b c   | a@0 x!b@1 b@2             | 1: 0 - -
          at the instant of the entry it does no harm        | any 10: a b     | a@0 x!b@0 b@2             | 2: 0 2
          at the instant of the step it does no harm         | any 10: a b     | a@0 x!b@2 b@2             | 2: 0 2
          what was made before it stays made                 | any 10: a b c   | a@0 b@1 x!b@2 a@3 c@4     | 3: 3 1 4
          first: the day's first matching event              | any first 10: a b | b@0 b@5 a@11            | 1: - 0
          first: filled with the latest events               | any first 10: a b c | a@0 b@1 b@2 c@3       | 3: 0 2 3
          """)
  void funnelsOfAnyOrder(String title, String rules, String events, String expected) {
    assertThat(attempts(rules, events)).as(title).isEqualTo(expected);
  }

  @Test
  void eachEntryDayHasItsOwnAttempt() {
    List<Attempt> attempts = match("ordered 10: a b", "a@98 a@101 b@102 a@350");

    assertThat(attempts).extracting(Attempt::entryDay).containsExactly(0, 1, 3);
    assertThat(attempts)
        .extracting(FunnelText::show)
        .containsExactly("2: 98 102", "2: 101 102", "1: 350 -");
  }

  @Test
  void sessionIsThatOfTheEntry() {
    assertThat(match("ordered 30: a b", "a@5 a@19 b@25"))
        .extracting(attempt -> attempt.session().id(), Attempt::entryMicros)
        .containsExactly(tuple("s1", 19 * FunnelText.SECOND));
  }

  @Test
  void ofSeveralEntriesOfAnInstantTheLastNamesTheSession() {
    assertThat(sessionOfTied("ordered 10: a b")).isEqualTo("late");
    assertThat(sessionOfTied("ordered strict-ties 10: a b")).isEqualTo("late");
    assertThat(sessionOfTied("ordered first 10: a b")).isEqualTo("early");
    assertThat(sessionOfTied("any 10: a b")).isEqualTo("late");
  }

  private static String sessionOfTied(String rules) {
    List<FunnelEvent> events =
        List.of(
            FunnelText.event(5, 1, 0, "early"),
            FunnelText.event(5, 1, 0, "late"),
            FunnelText.event(6, 2, 0, "other"));
    return FunnelText.match(FunnelText.rules(rules), events).get(0).session().id();
  }

  @Test
  void drainsADayOnlyWhenItsLastWindowIsOver() {
    FunnelMatcher matcher = new FunnelMatcher(FunnelText.rules("ordered 10: a b"));
    FunnelText.events("a@95 x@104 x@105 x@106").forEach(matcher::add);
    assertThat(matcher.drain()).isEmpty();

    FunnelText.events("x@107").forEach(matcher::add);
    assertThat(matcher.drain()).extracting(FunnelText::show).containsExactly("1: 95 -");
    assertThat(matcher.end()).isEmpty();
  }

  @Test
  void nextUnitBeginsAnew() {
    FunnelMatcher matcher = new FunnelMatcher(FunnelText.rules("ordered 10: a b"));
    FunnelText.events("a@5").forEach(matcher::add);
    assertThat(matcher.end()).extracting(FunnelText::show).containsExactly("1: 5 -");

    FunnelText.events("b@4 a@6").forEach(matcher::add);

    assertThat(matcher.end()).extracting(FunnelText::show).containsExactly("1: 6 -");
  }

  @ParameterizedTest
  @CsvSource({"a@5 b@4, after 5000000", "a@5 c@6, the funnel has 2 steps"})
  void refusesEventsThatCannotBe(String events, String message) {
    assertThatThrownBy(() -> match("ordered 10: a b", events))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ordered 0: a b    | the window of a funnel must be positive
          ordered 10: a     | a funnel has 2 to 32 steps, but this one has 1
          ordered 10: a? b  | the first step of a funnel can't be optional
          ordered 10: a<3 b | no step before to limit
          ordered 10: a b<0 | the limit of a step must be positive
          any 10: a b?      | neither optional steps nor limits
          any 10: a b<3     | neither optional steps nor limits
          """)
  void refusesFunnelsThatCannotBe(String rules, String message) {
    assertThatThrownBy(() -> FunnelText.rules(rules))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static String attempts(String rules, String events) {
    List<String> shown = match(rules, events).stream().map(FunnelText::show).toList();
    return shown.isEmpty() ? "none" : String.join(", ", shown);
  }

  private static List<Attempt> match(String rules, String events) {
    return FunnelText.match(FunnelText.rules(rules), FunnelText.events(events));
  }
}
