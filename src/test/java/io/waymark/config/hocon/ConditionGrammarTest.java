package io.waymark.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.waymark.config.Condition;
import io.waymark.config.ConditionWords;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a condition means, said in the words of dim_conversions. */
class ConditionGrammarTest {
  private static final Declared DECLARED =
      new Declared(
          new TreeSet<>(Set.of("shop")),
          new TreeSet<>(Set.of("web")),
          new TreeSet<>(Set.of("plan", "seats")),
          new TreeSet<>(),
          List.of(),
          List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          event = cart                          | event_name is "cart"
          event_name = cart                     | event_name is "cart"
          event = [cart, bag]                   | event_name is one of "cart", "bag"
          event { equals = cart }               | event_name is "cart"
          event { in = [a, b] }                 | event_name is one of "a", "b"
          event { in = a }                      | event_name is "a"
          product_id = 8120044                  | product_id is "8120044"
          product_id = 1.50                     | product_id is "1.50"
          store_id = shop                       | store_id is "shop"
          country { exists = true }             | country has a value
          country { exists = false }            | country has no value
          not { country { exists = false } }    | not country has no value
          page_path { matches = "^/p/" }        | page_path matches /^/p//
          quantity { at-least = 2 }             | quantity is at least 2
          amount { at-most = 10.50 }            | amount is at most 10.50
          amount { at-least = 1, at-most = 9 }  | amount is at least 1 and amount is at most 9
          quantity = 2                          | quantity is at least 2 and quantity is at most 2
          is_marketing_consented = true         | is_marketing_consented is "true"
          property.plan = pro                   | property.plan is "pro"
          "property.plan" = pro                 | property.plan is "pro"
          property { plan = pro, seats = 3 }    | property.plan is "pro" and property.seats is "3"
          property.seats { at-least = 3 }       | property.seats is at least 3
          event = a, country = DE               | country is "DE" and event_name is "a"
          any = [{ event = a }, { event = b }]  | event_name is "a" or event_name is "b"
          all = [{ event = a }]                 | event_name is "a"
          not { event = a, country = DE }       | not (country is "DE" and event_name is "a")
          event = "a'; DROP TABLE x; --"        | event_name is "a'; DROP TABLE x; --"
          event = "`${x}\\"#{y}"                | event_name is "`${x}"#{y}"
          country = DE, any = [{ event = a }, { event = b }] | (event_name is "a" or event_name is "b") and country is "DE"
          """)
  void conditionMeansWhatItSays(String text, String words) {
    Problems problems = new Problems(new Places(Path.of("conf")));
    ConditionReader reader = new ConditionReader(ConditionFields.ofEvents(DECLARED), problems);

    Condition condition = reader.read("when", ConfigFactory.parseString(text).root());

    assertThat(problems.list()).isEmpty();
    assertThat(ConditionWords.describe(condition)).isEqualTo(words);
  }

  @Test
  void listOfConditionsHoldsWhenAnyOfThemDoes() {
    Problems problems = new Problems(new Places(Path.of("conf")));
    ConditionReader reader = new ConditionReader(ConditionFields.ofSessions(), problems);

    Condition condition =
        reader.read(
            "when",
            ConfigFactory.parseString(
                    "l = [{ event_count { at-least = 2 } }, { engaged_seconds { at-least = 60 } }]")
                .getList("l"));

    assertThat(ConditionWords.describe(condition))
        .isEqualTo("event_count is at least 2 or engaged_seconds is at least 60");
  }
}
