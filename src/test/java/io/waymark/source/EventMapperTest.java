package io.waymark.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.ConsentSettings.Denied;
import io.waymark.config.SourceSettings.FieldRule;
import io.waymark.config.SourceSettings.TimeRule;
import io.waymark.config.SourceSettings.TimeRule.Unit;
import io.waymark.table.Events;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventMapperTest {
  private static final String BASE = "'id':'e1','name':'view','at':'2024-05-01T10:00:00Z'";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          9.95,                                    9.9500, -,          -
          '"9.95"',                                9.9500, -,          -
          10,                                      10.0000, -,         -
          0,                                       0.0000, -,          -
          '"0012.50"',                             12.5000, -,         -
          '".5"',                                  0.5000, -,          -
          '"5."',                                  5.0000, -,          -
          '"."',                                   -,      unparsable, .
          '"1.2.3"',                               -,      unparsable, 1.2.3
          '"+1"',                                  1.0000, -,          -
          '" 1"',                                  1.0000, -,          -
          0.00005,                                 0.0001, -,          -
          1.00005,                                 1.0001, -,          -
          99999999999999,                          99999999999999.0000, -, -
          999999999999.9999,                       999999999999.9999, -, -
          0.00004999,                              0.0000, -,          -
          1e2,                                     100.0000, -,        -
          1e-999999999,                            0.0000, -,          -
          99999999999999.9999,                     99999999999999.9999, -, -
          99999999999999.99995,                    -,      overflow,   99999999999999.99995
          123456789012345678901234567890,          -,      overflow,   123456789012345678901234567890
          1e999999999,                             -,      overflow,   1e999999999
          -0.01,                                   -,      negative,   -0.01
          NaN,                                     -,      unparsable, NaN
          Infinity,                                -,      unparsable, Infinity
          '"9,95"',                                -,      unparsable, '9,95'
          true,                                    -,      unparsable, true
          null,                                    -,      -,          -
          '""',                                    -,      -,          -
          """)
  void amountIsMoneyOrNullWithTheProblemAndItsText(
      String json, String amount, String problem, String kept) {
    Reading reading = read(new TestSource().field(Events.AMOUNT, "price"), ",'price':" + json);

    assertThat(reading.cell(Events.AMOUNT)).isEqualTo(orEmpty(amount));
    assertThat(reading.cell(Events.AMOUNT_PROBLEM)).isEqualTo(orEmpty(problem));
    assertThat(reading.cell(Events.CURRENCY)).isEqualTo(amount == null ? "" : "EUR");
    assertThat(reading.cell(Events.EXTRA))
        .isEqualTo(kept == null ? "" : "{\"_unusable_amount\":\"" + kept + "\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2",
    "2.0, 2",
    "9223372036854775807, 9223372036854775807",
    "9223372036854775808, ''",
    "-1, ''",
    "1e30, ''",
    "1.5, ''"
  })
  void quantityIsAWholeNumberOrNull(String json, String quantity) {
    Reading reading = read(new TestSource().field(Events.QUANTITY, "n"), ",'n':" + json);

    assertThat(reading.cell(Events.QUANTITY)).isEqualTo(quantity);
    assertThat(reading.cell(Events.EXTRA).contains("_unusable_quantity"))
        .isEqualTo(quantity.isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          https://shop.example/p/7?utm_source=news&utm_medium=e%2Dmail&utm_campaign=a+b#x, /p/7, news, e-mail, a b, -
          https://shop.example?gclid=G1,                          /,    -,    -,      -,   G1
          https://shop.example/?utm_source=&utm_medium=(none),    /,    -,    -,      -,   -
          /p/7?utm_source=n&utm_source=m,                         /p/7, n,    -,      -,   -
          /p?x=1&msclkid=M&fbclid=F,                              /p,   -,    -,      -,   M
          /p?utm_source=%zz%,                                     /p,   %zz%, -,      -,   -
          about:blank,                                            -,    -,    -,      -,   -
          """)
  void addressTellsPathCampaignAndClickId(
      String url, String path, String source, String medium, String campaign, String click) {
    Reading reading = read(new TestSource().field(Events.PAGE_URL, "url"), ",'url':'" + url + "'");

    assertThat(
            reading.show(
                Events.PAGE_PATH,
                Events.CAMPAIGN_SOURCE,
                Events.CAMPAIGN_MEDIUM,
                Events.CAMPAIGN,
                Events.CLICK_ID))
        .containsExactly(
            List.of(
                orEmpty(path),
                orEmpty(source),
                orEmpty(medium),
                orEmpty(campaign),
                orEmpty(click)));
  }

  @Test
  void mappedCampaignWinsOverTheAddress() {
    TestSource source =
        new TestSource()
            .field(Events.PAGE_URL, "url")
            .field(Events.CAMPAIGN_SOURCE, "utm")
            .field(Events.PAGE_PATH, "path");

    Reading reading = read(source, ",'url':'https://s/p?utm_source=a','utm':'b','path':'/q'");

    assertThat(reading.show(Events.CAMPAIGN_SOURCE, Events.PAGE_PATH))
        .containsExactly(List.of("b", "/q"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          https://shop.example/p, https://www.google.com/search?q=1, www.google.com, google.com
          https://shop.example/p, https://shop.example/,            -, -
          https://shop.example/p, https://www.SHOP.example:443/,    -, -
          https://shop.example/p, https://me@blog.example:80,       -, blog.example
          https://shop.example/p, $direct,                          -, -
          https://shop.example/p, (direct),                         -, -
          /p,                     https://www.google.com/,          -, -
          """)
  void referrerHostIsThereOnlyWhenItIsAnotherThanThePages(
      String url, String referrer, String unused, String host) {
    TestSource source =
        new TestSource().field(Events.PAGE_URL, "url").field(Events.REFERRER, "ref");

    Reading reading = read(source, ",'url':'" + url + "','ref':'" + referrer + "'");

    assertThat(reading.cell(Events.REFERRER_HOST)).isEqualTo(orEmpty(host));
  }

  @Test
  void firstPathWithAValueWinsAndIsRenamed() {
    FieldRule rule =
        new FieldRule(List.of("a", "b.0"), Map.of("ATC", "add"), List.of("n/a"), "other");
    Reading reading =
        Reading.of(folder, new TestSource().rule(Events.EVENT_NAME, rule))
            .lines(
                json("{" + BASE + ",'a':'view','b':['ATC']}"),
                json("{" + BASE + ",'a':' n/a ','b':['ATC']}"),
                json("{" + BASE + ",'a':'','b':[]}"),
                json("{" + BASE + ",'a':7}"));

    assertThat(reading.show(Events.EVENT_NAME))
        .containsExactly(List.of("view"), List.of("add"), List.of("other"), List.of("7"));
  }

  @Test
  void idsAreTrimmedAndEmptyOnesAreNone() {
    Reading reading =
        Reading.of(folder, new TestSource().field(Events.VISITOR_ID, "v"))
            .lines(json("{" + BASE + ",'v':' v1 '}"), json("{" + BASE + ",'v':''}"));

    assertThat(reading.show(Events.VISITOR_ID)).containsExactly(List.of("v1"), List.of(""));
    assertThat(reading.summary().counts().withoutVisitor()).isEqualTo(1);
  }

  @Test
  void idOfSeveralColumnsCannotBeConfused() {
    Reading reading =
        Reading.of(folder, new TestSource().id("a", "b"))
            .lines(
                json("{" + BASE + ",'a':'x|','b':'y'}"),
                json("{" + BASE + ",'a':'x','b':'|y'}"),
                json("{" + BASE + ",'b':'y'}"));

    assertThat(reading.show(Events.EVENT_ID))
        .containsExactly(List.of("x\\||y"), List.of("x|\\|y"), List.of("|y"));
    assertThat(reading.show(Events.EVENT_KEY)).doesNotHaveDuplicates();
  }

  @Test
  void recordIsItsOwnIdWhereNothingElseIs() {
    Reading reading =
        Reading.of(folder, new TestSource().id())
            .lines(json("{" + BASE + "}"), json("{" + BASE + "}"), json("{" + BASE + ",'b':1}"));

    List<List<String>> ids = reading.show(Events.EVENT_ID, Events.EVENT_KEY);
    assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    assertThat(ids.get(0).get(0)).hasSize(32);
  }

  @Test
  void otherPayloadOfOneIdHasAnotherContentHash() {
    Reading reading =
        Reading.of(folder, new TestSource())
            .lines(json("{" + BASE + "}"), json("{" + BASE + ",'b':1}"));

    assertThat(reading.show(Events.EVENT_KEY).get(0))
        .isEqualTo(reading.show(Events.EVENT_KEY).get(1));
    assertThat(reading.show(Events.CONTENT_HASH)).doesNotHaveDuplicates();
  }

  @Test
  void deniedConsentRemovesTheIdsAlsoFromTheEventId() {
    TestSource source =
        new TestSource()
            .id("v", "name")
            .field(Events.VISITOR_ID, "v")
            .field(Events.USER_ID, "u")
            .field(Events.IS_ANALYTICS_CONSENTED, "ok");
    Reading reading = read(source, ",'v':'v1','u':'u1','ok':'No'");

    assertThat(reading.show(Events.VISITOR_ID, Events.USER_ID, Events.IS_ANALYTICS_CONSENTED))
        .containsExactly(List.of("", "", "false"));
    assertThat(reading.cell(Events.EVENT_ID)).hasSize(32);
    assertThat(reading.summary().counts().withoutVisitor()).isEqualTo(1);
  }

  @Test
  void withheldEventIsOnlyCounted() {
    TestSource source = new TestSource().field(Events.IS_ANALYTICS_CONSENTED, "ok");
    Reading reading =
        Reading.of(folder, source)
            .stores(TestSource.store("shop", "UTC", Denied.WITHHELD))
            .lines(
                json("{" + BASE + ",'ok':false}"),
                json("{" + BASE + ",'ok':1}"),
                json("{" + BASE + "}"));

    assertThat(reading.show(Events.IS_ANALYTICS_CONSENTED))
        .containsExactly(List.of("true"), List.of(""));
    assertThat(reading.summary().counts().withheld()).isEqualTo(1);
    assertThat(reading.rejects()).isEmpty();
  }

  @Test
  void eventIsHeldOnlyAfterMoreThanTheHorizon() {
    Reading reading =
        Reading.of(folder, new TestSource())
            .landing(LocalDate.parse("2024-05-01"))
            .lines(
                json("{'id':'e1','name':'n','at':'2024-03-31T22:00:00Z'}"),
                json("{'id':'e1','name':'n','at':'2024-03-31T21:59:59.999999Z'}"));

    assertThat(reading.show(Events.EVENT_DATE, "_is_held"))
        .containsExactly(List.of("2024-04-01", "false"), List.of("2024-03-31", "true"));
    assertThat(reading.summary().counts().held()).isEqualTo(1);
    assertThat(reading.summary().firstEventDate()).isEqualTo(LocalDate.parse("2024-04-01"));
  }

  @Test
  void historyHasNoHorizon() {
    Reading reading =
        Reading.of(folder, new TestSource())
            .landing(null)
            .lines(json("{'id':'e1','name':'n','at':'2012-03-31T22:00:00Z'}"));

    assertThat(reading.show(Events.LANDING_DATE, "_is_held")).containsExactly(List.of("", "false"));
  }

  @Test
  void clockIsCorrectedWhereSentAndReceivedAreKnown() {
    TimeRule corrected = new TimeRule("corrected", "at", Unit.ISO, null, "UTC", true);
    TimeRule plain = new TimeRule("plain", "at", Unit.ISO, null, "UTC", false);
    TestSource source =
        new TestSource().times(corrected, plain).sentAt("sent").receivedAt("received");
    Reading reading =
        Reading.of(folder, source)
            .lines(
                json(
                    "{"
                        + BASE
                        + ",'sent':'2024-05-01T10:00:30Z','received':'2024-05-01T09:55:31.5Z'}"),
                json("{" + BASE + ",'received':'2024-05-01T10:00:01Z'}"));

    assertThat(reading.show(Events.EVENT_AT, Events.TIME_RULE))
        .containsExactly(
            List.of("2024-05-01T09:55:01.500Z", "corrected"),
            List.of("2024-05-01T10:00:00Z", "plain"));
  }

  @Test
  void eventMayBeAheadByTheToleranceAndNoMore() {
    Reading reading =
        Reading.of(folder, new TestSource().receivedAt("received"))
            .lines(
                json("{" + BASE + ",'received':'2024-05-01T09:55:00Z'}"),
                json("{" + BASE + ",'received':'2024-05-01T09:54:59.999999Z'}"),
                json("{'id':'e','name':'n','at':'2024-05-01T22:05:00Z'}"),
                json("{'id':'e','name':'n','at':'2024-05-01T22:05:00.000001Z'}"));

    assertThat(reading.show(Events.EVENT_AT))
        .containsExactly(List.of("2024-05-01T10:00:00Z"), List.of("2024-05-01T22:05:00Z"));
    assertThat(reading.reasons()).containsExactly("future_time", "future_time");
  }

  private Reading read(TestSource source, String more) {
    return Reading.of(folder, source).lines(json("{" + BASE + more + "}"));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }
}
