package io.waymark.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.LimitSettings;
import io.waymark.config.SourceSettings.TimeRule.Unit;
import io.waymark.source.FileSummary.Status;
import io.waymark.table.Events;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTest {
  private static final String AT = ",'at':'2024-05-01T10:00:00Z'}";

  @TempDir Path folder;

  @Test
  void elementsAreRecordsAndSeeTheirWrapper() {
    Reading reading =
        Reading.of(folder, source())
            .lines(
                json(
                    "{'batch':[{'id':'e1','x':1" + AT + ",{'id':'e2'" + AT + "],'who':{'v':'v1'}}"),
                json("{'who':{'v':'v2'},'batch':[ {'id':'e3'" + AT + " ] }"));

    assertThat(
            reading.show(Events.EVENT_ID, Events.VISITOR_ID, Events.ELEMENT_NUMBER, Events.EXTRA))
        .containsExactly(
            List.of("e1", "v1", "0", "{\"x\":1}"),
            List.of("e2", "v1", "1", ""),
            List.of("e3", "v2", "0", ""));
    assertThat(reading.summary().counts().recordsRead()).isEqualTo(3);
  }

  @Test
  void elementIsRejectedAlone() {
    Reading reading =
        Reading.of(folder, source()).lines(json("{'batch':[{'id':'e1'},7,{'id':'e2'" + AT + "]}"));

    assertThat(reading.reasons()).containsExactly("missing_time", "not_an_object");
    assertThat(reading.rejects().get(1).path("element_number").asInt()).isEqualTo(1);
    assertThat(reading.rejects().get(1).path("raw_text").asText()).isEqualTo("7");
    assertThat(reading.summary().counts().accepted()).isEqualTo(1);
  }

  @Test
  void lineWithoutItsBatchIsOneRejectedRecord() {
    Reading reading =
        Reading.of(folder, source())
            .lines(
                json("{'id':'e1'}"),
                json("{'batch':{}}"),
                json("{'batch':[}"),
                json("{'batch':[]}"));

    assertThat(reading.reasons())
        .containsExactly("missing_batch", "missing_batch", "malformed_json");
    assertThat(reading.summary().counts().recordsRead()).isEqualTo(3);
  }

  @Test
  void documentMayBeAnArray() {
    Reading reading =
        Reading.of(folder, new TestSource().document())
            .text(json("\uFEFF[\n{'id':'e1','name':'n'" + AT + ",\n{'id':'e2'}\n]\n"));

    assertThat(reading.show(Events.EVENT_ID, Events.ELEMENT_NUMBER))
        .containsExactly(List.of("e1", "0"));
    assertThat(reading.reasons()).containsExactly("missing_event_name");
  }

  @Test
  void documentMayHoldABatchOrOneRecord() {
    assertThat(
            Reading.of(folder, source().document())
                .text(json("{\n'who':{'v':'v1'},\n'batch':[\n{'id':'e1'" + AT + "]}"))
                .cell(Events.VISITOR_ID))
        .isEqualTo("v1");
    assertThat(
            Reading.of(folder, new TestSource().document())
                .text(json("{\n'id':'e1','name':'n'" + AT))
                .cell(Events.EVENT_ID))
        .isEqualTo("e1");
  }

  @Test
  void documentLongerThanALineIsRejectedAsAWhole() {
    LimitSettings limits = new LimitSettings(100, 20, 1 << 20, 100, 20, 100, 100);
    Reading reading =
        Reading.of(folder, new TestSource().document())
            .ingest(TestSource.ingest(limits))
            .text("[" + " ".repeat(100) + "]");

    assertThat(reading.summary().status()).isEqualTo(Status.REJECTED);
    assertThat(reading.summary().reason()).isEqualTo("document_too_large");
  }

  private static TestSource source() {
    return new TestSource()
        .batch("batch")
        .field(Events.VISITOR_ID, "^.who.v")
        .rule(
            Events.EVENT_NAME,
            new io.waymark.config.SourceSettings.FieldRule(
                List.of("name"), java.util.Map.of(), List.of(), "n"))
        .times(TestSource.time("at", Unit.ISO, false));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
