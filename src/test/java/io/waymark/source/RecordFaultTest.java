package io.waymark.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.config.LimitSettings;
import io.waymark.table.Events;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to records that are not what they should be; the others of their file load. */
class RecordFaultTest {
  private static final String GOOD = "{'id':'good','name':'view','at':'2024-05-01T10:00:00Z'}";

  @TempDir Path folder;
  private Reading reading;

  @BeforeEach
  void begin() {
    TestSource source =
        new TestSource()
            .field(Events.VISITOR_ID, "who.visitor")
            .field(Events.IS_ANALYTICS_CONSENTED, "consent")
            .field(Events.PAGE_URL, "url");
    reading = Reading.of(folder, source);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          no json                                                   ! malformed_json
          {'id':'e1'                                                ! malformed_json
          {'id':'e1'} more                                          ! malformed_json
          {'id':'e1',}                                              ! malformed_json
          {'id':01}                                                 ! malformed_json
          {'other':[NaN]}                                           ! malformed_json
          ['id','e1']                                               ! not_an_object
          7                                                         ! not_an_object
          {'id':'e1','name':'a','name':'b'}                         ! duplicate_key
          {'who':{},'who':{'visitor':'v'}}                          ! duplicate_key
          {'id':'e1','at':'2024-05-01T10:00:00Z'}                   ! missing_event_name
          {'id':'e1','name':'  ','at':'2024-05-01T10:00:00Z'}       ! missing_event_name
          {'id':'e1','name':null,'at':'2024-05-01T10:00:00Z'}       ! missing_event_name
          {'name':'a','at':'2024-05-01T10:00:00Z'}                  ! missing_event_id
          {'id':'e1','name':'a'}                                    ! missing_time
          {'id':'e1','name':'a','at':'yesterday'}                   ! bad_time
          {'id':'e1','name':'a','at':'2024-02-30T10:00:00Z'}        ! bad_time
          {'id':'e1','name':'a','at':{'s':1}}                       ! bad_time
          {'id':'e1','name':'a','at':'2034-05-01T10:00:00Z'}        ! future_time
          {'id':'e1','name':'a','at':'1970-01-01T00:00:00Z'}        ! too_old
          {'id':'e1','name':{'x':1},'at':'2024-05-01T10:00:00Z'}    ! mistyped_field
          {'id':['e1'],'name':'a','at':'2024-05-01T10:00:00Z'}      ! mistyped_field
          {'id':'e1','who':'v1'}                                    ! mistyped_field
          {'id':'e1','name':'a','at':'2024-05-01T10:00:00Z','consent':'perhaps'} ! mistyped_field
          {'id':'\\ud800','name':'a'}                               ! invalid_utf8
          """)
  void recordIsRejectedWithAReasonAndTheOthersLoad(String record, String reason) {
    reading.lines(json(GOOD), json(record), json(GOOD));

    assertThat(reading.reasons()).containsExactly(reason);
    JsonNode reject = reading.rejects().get(0);
    assertThat(reject.path("raw_text").asText()).isEqualTo(json(record));
    assertThat(reject.path("line_number").asLong()).isEqualTo(2);
    assertThat(reject.path("line_offset").asLong()).isEqualTo(json(GOOD).length() + 1);
    assertThat(reading.summary().counts().accepted()).isEqualTo(2);
    assertThat(reading.summary().counts().recordsRead()).isEqualTo(3);
  }

  @Test
  void nulBytesAreRejected() {
    reading.lines(json(GOOD), json("{'id':'a\0'}"), "\0\0\0", json(GOOD));

    assertThat(reading.reasons()).containsExactly("nul_byte", "nul_byte");
    assertThat(reading.summary().counts().accepted()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"ff", "c080", "eda080", "f4908080", "e282", "80", "f8888080"})
  void invalidUtf8IsRejectedAndKeptWithReplacements(String hex) {
    byte[] bad = java.util.HexFormat.of().parseHex(hex);
    byte[] line = json("{'id':'..............'}").getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bad, 0, line, 10, bad.length);
    reading.bytes("f.jsonl", line);

    assertThat(reading.reasons()).containsExactly("invalid_utf8");
    assertThat(reading.rejects().get(0).path("raw_text").asText()).contains("\uFFFD");
  }

  @Test
  void everyLetterOfUnicodeIsLetIn() {
    reading.lines(json("{'id':'é€😀','name':'\\ud83d\\ude00','at':'2024-05-01T10:00:00Z'}"));

    assertThat(reading.cell(Events.EVENT_ID)).isEqualTo("é€😀");
    assertThat(reading.cell(Events.EVENT_NAME)).isEqualTo("😀");
  }

  @Test
  void byteOrderMarkAndCarriageReturnsAndBlankLinesAreNoPartOfARecord() {
    reading.text("\uFEFF" + json(GOOD) + "\r\n\r\n  \n" + json(GOOD) + "\r\nx");

    assertThat(reading.show(Events.LINE_OFFSET))
        .isEqualTo(List.of(List.of("0"), List.of(String.valueOf(json(GOOD).length() + 10))));
    assertThat(reading.summary().counts().blankLines()).isEqualTo(2);
    assertThat(reading.rejects().get(0).path("line_number").asLong()).isEqualTo(5);
  }

  @Test
  void lineLongerThanTheLimitIsRejectedAndTheNextOneLoads() {
    LimitSettings limits = new LimitSettings(100, 20, 1 << 20, 100, 20, 100, 100);
    String fits = json("{'id':'e1','name':'view','at':'2024-05-01T10:00:00Z'}");
    String exact = fits + " ".repeat(100 - fits.length());
    reading
        .ingest(TestSource.ingest(limits))
        .text(exact + "\r\n" + exact + " \n" + "x".repeat(1 << 19) + "\n" + fits);

    assertThat(reading.reasons()).containsExactly("line_too_long", "line_too_long");
    JsonNode second = reading.rejects().get(1);
    assertThat(second.path("raw_text").asText()).isEqualTo("x".repeat(20));
    assertThat(second.path("is_cut").asBoolean()).isTrue();
    assertThat(second.path("line_offset").asLong()).isEqualTo(204);
    assertThat(reading.show(Events.LINE_OFFSET))
        .containsExactly(List.of("0"), List.of(String.valueOf(205 + (1 << 19))));
  }

  @Test
  void nestingIsAllowedUpToTheLimit() {
    String deep = "[".repeat(19) + "]".repeat(19);
    String tooDeep = "[".repeat(20) + "]".repeat(20);
    String veryDeep = "[".repeat(100_000) + "]".repeat(100_000);
    reading.lines(
        json(GOOD.replace("}", ",'x':" + deep + "}")),
        json(GOOD.replace("}", ",'x':" + tooDeep + "}")),
        json(GOOD.replace("}", ",'x':" + veryDeep + "}")),
        json(GOOD.replace("}", ",'who':" + "{'who':".repeat(30) + "1" + "}".repeat(31))));

    assertThat(reading.reasons()).containsExactly("too_deep", "too_deep", "too_deep");
    assertThat(reading.summary().counts().accepted()).isEqualTo(1);
  }

  @Test
  void fieldsAreCountedInAllDepths() {
    String fields = ",'x':[{" + "'a':1,".repeat(495) + "'b':1}]}";
    String tooMany = ",'x':[{" + "'a':1,".repeat(496) + "'b':1}]}";
    reading.lines(json(GOOD.replace("}", fields)), json(GOOD.replace("}", tooMany)));

    assertThat(reading.reasons()).containsExactly("too_many_fields");
  }

  @Test
  void textOfAColumnMayBeAsLongAsTheLimit() {
    reading.lines(
        json(GOOD.replace("}", ",'url':'" + "u".repeat(1000) + "'}")),
        json(GOOD.replace("}", ",'url':'" + "u".repeat(1001) + "'}")));

    assertThat(reading.reasons()).containsExactly("text_too_long");
    assertThat(reading.rejects().get(0).path("raw_text").asText()).hasSize(200);
    assertThat(reading.rejects().get(0).path("is_cut").asBoolean()).isTrue();
  }

  @Test
  void unknownStoreIsRejected() {
    Reading stores =
        Reading.of(folder, new TestSource().field(Events.STORE_ID, "shop"))
            .lines(
                json(GOOD.replace("}", ",'shop':'shop'}")),
                json(GOOD.replace("}", ",'shop':'nobody'}")),
                json(GOOD));

    assertThat(stores.show(Events.STORE_ID)).containsExactly(List.of("shop"));
    assertThat(stores.reasons()).containsExactly("unknown_store", "unknown_store");
  }

  @Test
  void detailOfARejectNeverRepeatsTheRecord() {
    reading.lines(json("{'id':'secret','name':secret}"), json("{'name':'a','at':'secret'}"));

    assertThat(reading.rejects()).hasSize(2);
    assertThat(reading.rejects())
        .allSatisfy(reject -> assertThat(reject.path("detail").asText()).doesNotContain("secret"));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
