package io.waymark.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.source.FileSummary.Status;
import io.waymark.table.Events;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelimitedRecordsTest {
  private static final String AT = ",2024-05-01 10:00:00";

  @TempDir Path folder;

  @Test
  void headerNamesTheColumnsWhereverTheyStand() {
    Reading reading =
        Reading.of(folder, csv())
            .text("\uFEFFat,name,\"id\",note\r\n2024-05-01 10:00:00,view,e1,\r\n");

    assertThat(reading.show(Events.EVENT_ID, Events.EVENT_NAME, Events.LINE_OFFSET))
        .containsExactly(List.of("e1", "view", "22"));
    assertThat(reading.summary().counts().headerLines()).isEqualTo(1);
    assertThat(reading.summary().unknownFields()).containsExactly("note");
  }

  @Test
  void headerOfAnAppendedFileIsAHeaderToo() {
    Reading reading =
        Reading.of(folder, csv()).lines("id,name,at", "e1,a" + AT, "id,name,at", "e2,b" + AT);

    assertThat(reading.summary().counts().headerLines()).isEqualTo(2);
    assertThat(reading.summary().counts().accepted()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          "a,b",x         ! a,b      ! x
          "a ""b""\",x     ! a "b"    ! x
          a "b",x         ! a "b"    ! x
          " a ",""        ! a        !
          "é",😀          ! é        ! 😀
          """)
  void quotesAreThoseOfRfc4180(String cells, String name, String note) {
    Reading reading = Reading.of(folder, csv()).lines("name,note,id,at", cells + ",e1" + AT);

    assertThat(reading.cell(Events.EVENT_NAME)).isEqualTo(name);
    assertThat(reading.cell(Events.EXTRA))
        .isEqualTo(note == null ? "" : "{\"note\":\"" + note + "\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          e1,a                       ! column_count
          e1,a,2024-05-01,more       ! column_count
          e1,"a,2024-05-01           ! bad_quote
          e1,"a"b,2024-05-01         ! bad_quote
          """)
  void brokenLineIsRejectedAndTheNextOneLoads(String line, String reason) {
    Reading reading = Reading.of(folder, csv()).lines("id,name,at", line, "e2,b" + AT);

    assertThat(reading.reasons()).containsExactly(reason);
    assertThat(reading.show(Events.EVENT_ID)).containsExactly(List.of("e2"));
  }

  @Test
  void lineEndInsideQuotesEndsTheLine() {
    Reading reading = Reading.of(folder, csv()).lines("id,name,at", "e1,\"a", "b\"" + AT);

    assertThat(reading.reasons()).containsExactly("bad_quote", "column_count");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {"id,id,at", "id,,at", "id,\"name,at"},
      quoteCharacter = '~')
  void headerThatNamesNoColumnsRejectsTheFile(String header) {
    Reading reading = Reading.of(folder, csv()).lines(header, "e1,a" + AT);

    assertThat(reading.summary().status()).isEqualTo(Status.REJECTED);
    assertThat(reading.summary().reason()).isEqualTo("bad_header");
  }

  @Test
  void columnThatHoldsJsonIsReadAlongItsPath() {
    TestSource source =
        new TestSource()
            .delimited('\t', null, "id", "at", "action", "items", "q\"")
            .field(Events.EVENT_NAME, "action.data.type")
            .field(Events.PRODUCT_ID, "items.0.id");
    Reading reading =
        Reading.of(folder, source)
            .lines(
                "e1\t2024-05-01 10:00:00\t{\"data\":{\"type\":\"add\",\"x\":1}}\t"
                    + "[{\"id\":\"p1\"}]\t\"",
                "e2\t2024-05-01 10:00:00\t{\"data\":\t\t");

    assertThat(reading.show(Events.EVENT_NAME, Events.PRODUCT_ID, Events.EXTRA))
        .containsExactly(
            List.of(
                "add",
                "p1",
                "{\"action\":{\"data\":{\"x\":1}},\"items\":[{\"id\":\"p1\"}],\"q\\\"\":\"\\\"\"}"));
    assertThat(reading.reasons()).containsExactly("malformed_json");
  }

  @Test
  void droppedColumnIsNowhere() {
    Reading reading =
        Reading.of(folder, csv().dropped("mail"))
            .lines("id,name,at,mail", "e1,a" + AT + ",me@home", "e2,a,never,me@home");

    assertThat(reading.cell(Events.EXTRA)).isEmpty();
    assertThat(reading.rejects().toString()).doesNotContain("me@home");
  }

  private static TestSource csv() {
    return new TestSource().delimited(',', '"');
  }
}
