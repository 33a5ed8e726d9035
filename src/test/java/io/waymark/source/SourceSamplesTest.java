package io.waymark.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.SourceSettings.FieldRule;
import io.waymark.config.SourceSettings.TimeRule;
import io.waymark.config.SourceSettings.TimeRule.Unit;
import io.waymark.table.Events;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mappings of well-known formats, each on a row as that format writes it. */
class SourceSamplesTest {
  @TempDir Path folder;

  @Test
  void shopPixelEventThatACollectorWrapped() {
    TestSource source =
        new TestSource()
            .field(Events.VISITOR_ID, "clientId")
            .field(Events.USER_ID, "data.checkout.order.customer.id")
            .field(Events.PAGE_URL, "context.document.location.href")
            .field(Events.REFERRER, "context.document.referrer")
            .field(Events.USER_AGENT, "context.navigator.userAgent")
            .field(Events.PRODUCT_ID, "data.cartLine.merchandise.id", "data.productVariant.id")
            .field(Events.AMOUNT, "data.cartLine.cost.totalAmount.amount")
            .field(Events.CURRENCY, "data.cartLine.cost.totalAmount.currencyCode")
            .field(Events.IS_ANALYTICS_CONSENTED, "_collector.analytics_consent")
            .times(TestSource.time("timestamp", Unit.ISO, false))
            .receivedAt("_collector.received_at")
            .sequence("seq")
            .dropped("_collector.ip", "data.checkout.email");
    Reading reading =
        read(
            source,
            """
            {'id':'sh-6b1f','name':'product_added_to_cart','clientId':'3f0b8a52',
             'timestamp':'2026-03-29T00:58:41.317Z','type':'standard','seq':14,
             'context':{'document':{'location':{'href':
             'https://shop.example.com/products/runner-2?variant=4487&utm_source=newsletter',
             'search':''},'referrer':'https://shop.example.com/collections/running'},
             'navigator':{'language':'de-DE','userAgent':'Mozilla/5.0 (iPhone)'}},
             'data':{'cartLine':{'cost':{'totalAmount':{'amount':179.8,'currencyCode':'eur'}},
             'merchandise':{'id':'4487','image':null},'quantity':2}},
             '_collector':{'received_at':'2026-03-29T00:58:41.902Z','ip':'203.0.113.7',
             'analytics_consent':true}}
            """);

    assertThat(
            reading.show(
                Events.EVENT_ID,
                Events.VISITOR_ID,
                Events.EVENT_AT,
                Events.SEQUENCE_1,
                Events.PAGE_PATH,
                Events.CAMPAIGN_SOURCE,
                Events.REFERRER_HOST,
                Events.PRODUCT_ID,
                Events.AMOUNT,
                Events.CURRENCY))
        .containsExactly(
            List.of(
                "sh-6b1f",
                "3f0b8a52",
                "2026-03-29T00:58:41.317Z",
                "14",
                "/products/runner-2",
                "newsletter",
                "",
                "4487",
                "179.8000",
                "EUR"));
    assertThat(reading.cell(Events.EXTRA))
        .contains("'language':'de-DE'".replace('\'', '"'))
        .doesNotContain("203.0.113.7")
        .doesNotContain("179.8");
  }

  @Test
  void segmentBatchWhoseSentTimeIsOnTheWrapper() {
    TestSource source =
        new TestSource()
            .batch("batch")
            .id("messageId")
            .rule(
                Events.EVENT_NAME,
                new FieldRule(
                    List.of("event", "type"),
                    Map.of("Completed Order", "Order Completed"),
                    List.of(),
                    null))
            .field(Events.VISITOR_ID, "anonymousId", "userId")
            .field(Events.REFERRER, "context.page.referrer")
            .field(Events.ORDER_ID, "properties.order_id")
            .field(Events.AMOUNT, "properties.revenue", "properties.price")
            .field(Events.PRODUCT_ID, "properties.product_id", "properties.products.0.product_id")
            .times(
                TestSource.time("timestamp", Unit.ISO, false),
                new TimeRule("corrected", "originalTimestamp", Unit.ISO, null, "UTC", true))
            .sentAt("^.sentAt")
            .receivedAt("^.receivedAt");
    Reading reading =
        read(
            source,
            """
            {'batch':[{'type':'track','event':'Completed Order','messageId':'m1','userId':'c1',
             'anonymousId':'','originalTimestamp':'2026-03-29T00:51:10.120Z',
             'context':{'page':{'referrer':'$direct'}},
             'properties':{'order_id':1000417,'revenue':179.8,'coupon':null,
             'products':[{'product_id':'8120044','price':89.9}]}},
             {'type':'page','messageId':'m2','anonymousId':'a1',
             'timestamp':'2026-03-29T10:14:03.402+00:00','properties':{'price':'89.90'}}],
             'sentAt':'2026-03-29T00:58:40.950Z','receivedAt':'2026-03-29T11:03:42.410Z'}
            """);

    assertThat(
            reading.show(
                Events.EVENT_NAME,
                Events.VISITOR_ID,
                Events.EVENT_AT,
                Events.TIME_RULE,
                Events.ORDER_ID,
                Events.AMOUNT,
                Events.PRODUCT_ID,
                Events.REFERRER))
        .containsExactly(
            List.of(
                "Order Completed",
                "c1",
                "2026-03-29T10:56:11.580Z",
                "corrected",
                "1000417",
                "179.8000",
                "8120044",
                ""),
            List.of("page", "a1", "2026-03-29T10:14:03.402Z", "timestamp", "", "89.9000", "", ""));
  }

  @Test
  void snowplowLineOfAHundredAndThirtyOneColumns() {
    String[] columns = new String[131];
    List<String> cells = new ArrayList<>(Collections.nCopies(131, ""));
    for (int i = 0; i < columns.length; i++) {
      columns[i] = "c" + (i + 1);
    }
    setCell(columns, cells, 4, "collector_tstamp", "2026-03-29 00:58:42.633");
    setCell(columns, cells, 5, "dvce_created_tstamp", "2026-03-29 01:03:41.317");
    setCell(columns, cells, 7, "event_id", "c6ef3124");
    setCell(columns, cells, 16, "domain_userid", "2bf5ef15");
    setCell(columns, cells, 30, "page_url", "https://shop.example.com/p?utm_medium=email");
    setCell(columns, cells, 53, "contexts", json("{'data':[{'data':{'id':'8120044'}}]}"));
    setCell(columns, cells, 59, "unstruct_event", json("{'data':{'data':{'type':'add_to_cart'}}}"));
    setCell(columns, cells, 120, "dvce_sent_tstamp", "2026-03-29 01:03:41.402");
    setCell(columns, cells, 127, "event_name", "snowplow_ecommerce_action");
    TestSource source =
        new TestSource()
            .delimited('\t', null, columns)
            .id("event_id")
            .field(Events.EVENT_NAME, "unstruct_event.data.data.type", "event_name")
            .field(Events.VISITOR_ID, "domain_userid")
            .field(Events.PRODUCT_ID, "contexts.data.0.data.id")
            .field(Events.PAGE_URL, "page_url")
            .times(
                TestSource.time("c131", Unit.ISO, false),
                new TimeRule("corrected", "dvce_created_tstamp", Unit.ISO, null, "UTC", true))
            .sentAt("dvce_sent_tstamp")
            .receivedAt("collector_tstamp");
    Reading reading = Reading.of(folder, source).landing(day("2026-03-29"));
    reading.lines(String.join("\t", cells));

    assertThat(
            reading.show(
                Events.EVENT_NAME, Events.EVENT_AT, Events.PRODUCT_ID, Events.CAMPAIGN_MEDIUM))
        .containsExactly(List.of("add_to_cart", "2026-03-29T00:58:42.548Z", "8120044", "email"));
  }

  @Test
  void shopCsvWithAZoneInItsTimes() {
    TestSource source =
        new TestSource()
            .delimited(',', '"')
            .id("user_session", "event_time", "event_type", "product_id")
            .field(Events.EVENT_NAME, "event_type")
            .field(Events.VISITOR_ID, "user_id")
            .field(Events.PRODUCT_ID, "product_id")
            .field(Events.CATEGORY, "category_code")
            .field(Events.AMOUNT, "price")
            .times(TestSource.time("event_time", Unit.ISO, false));
    Reading reading =
        Reading.of(folder, source)
            .lines(
                "event_time,event_type,product_id,category_code,brand,price,user_id,user_session",
                "2019-11-04 18:22:07 UTC,cart,5100816,,xiaomi,29.51,550121407,6f0b");

    assertThat(reading.show(Events.EVENT_ID, Events.EVENT_AT, Events.AMOUNT, Events.EXTRA))
        .containsExactly(
            List.of(
                "6f0b|2019-11-04 18:22:07 UTC|cart|5100816",
                "2019-11-04T18:22:07Z",
                "29.5100",
                json("{'brand':'xiaomi'}")));
  }

  @Test
  void headlessCsvWithSecondsAndRenames() {
    TestSource source =
        new TestSource()
            .delimited(',', null, "user", "item", "category", "behavior", "ts")
            .id()
            .rule(
                Events.EVENT_NAME,
                new FieldRule(List.of("behavior"), Map.of("fav", "save"), List.of(), null))
            .field(Events.VISITOR_ID, "user")
            .field(Events.PRODUCT_ID, "item")
            .times(TestSource.time("ts", Unit.SECONDS, false));
    Reading reading = Reading.of(folder, source).lines("9000017,77120,4410,fav,1511712001");

    assertThat(reading.show(Events.EVENT_NAME, Events.EVENT_AT))
        .containsExactly(List.of("save", "2017-11-26T16:00:01Z"));
  }

  @Test
  void visitorWithANestedListOfEvents() {
    TestSource source =
        new TestSource()
            .batch("events")
            .id("^.session", "aid", "ts", "type")
            .field(Events.EVENT_NAME, "type")
            .field(Events.VISITOR_ID, "^.session")
            .field(Events.PRODUCT_ID, "aid")
            .times(TestSource.time("ts", Unit.MILLIS, false));
    Reading reading =
        Reading.of(folder, source)
            .landing(null)
            .lines(
                json(
                    "{'session':9000017,'events':[{'aid':771,'ts':1660212764501,'type':'clicks'},"
                        + "{'aid':771,'ts':1660212790118,'type':'carts'}]}"));

    assertThat(reading.show(Events.EVENT_ID, Events.VISITOR_ID, Events.EVENT_AT))
        .containsExactly(
            List.of("9000017|771|1660212764501|clicks", "9000017", "2022-08-11T10:12:44.501Z"),
            List.of("9000017|771|1660212790118|carts", "9000017", "2022-08-11T10:13:10.118Z"));
  }

  private Reading read(TestSource source, String record) {
    String line = json(record).replace("\n", "");
    return Reading.of(folder, source).landing(day("2026-03-29")).lines(line);
  }

  private static void setCell(
      String[] columns, List<String> cells, int place, String name, String value) {
    columns[place - 1] = name;
    cells.set(place - 1, value);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
