package io.waymark.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.table.Events;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no column holds is kept, and what is dropped is nowhere. */
class ExtraFieldsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          {B}                                             !
          {B,'a':1}                                       ! {'a':1}
          {'a' : 1 ,B , 'b':'x' ,  'c' : [1, 2] }         ! {'a' : 1,'b':'x' ,  'c' : [1, 2]}
          {B,'page':{'url':'/x'}}                         !
          {B,'page':{'url':'/x','title':'T'}}             ! {'page':{'title':'T'}}
          {B,'page':{'t':{'u':{}},'url':null}}            ! {'page':{'t':{'u':{}}}}
          {B,'page':null}                                 !
          {B,'page':''}                                   !
          {B,'page':{}}                                   !
          {B,'mail':'me'}                                 !
          {B,'a':1,'user':{'mail':'me','age':7},'b':2}    ! {'a':1,'user':{'age':7},'b':2}
          {B,'items':[{'id':'p1','n':1},{'id':'p2'}]}     ! {'items':[{'id':'p1','n':1},{'id':'p2'}]}
          {B,'items':[{'id':'p1','mail':'me','n':1}]}     ! {'items':[{'id':'p1','n':1}]}
          {B,'items':[{'mail':'me'},7,null,[8]]}          ! {'items':[{},7,null,[8]]}
          {B,'user':'u'}                                  ! {'user':'u'}
          {B,'items':[]}                                  ! {'items':[]}
          {B,'x':{'name':'n','id':2,'page':{'url':3}}}    ! {'x':{'name':'n','id':2,'page':{'url':3}}}
          {B,'a':'}','b':'\\'\\\\','c':'é'}               ! {'a':'}','b':'\\'\\\\','c':'é'}
          {B,'a':1,'a':2}                                 ! {'a':1,'a':2}
          {B,'a':-1.5e+30,'b':true,'c':null}              ! {'a':-1.5e+30,'b':true,'c':null}
          """)
  void unmappedFieldsAreKeptAsTheyWereWritten(String record, String extra) {
    Reading reading = Reading.of(folder, source()).lines(json(record));

    assertThat(reading.cell(Events.EXTRA)).isEqualTo(extra == null ? "" : json(extra));
    assertThat(reading.summary().counts().accepted()).isEqualTo(1);
  }

  @Test
  void namesOfFieldsThatNoMappingMentionsAreReported() {
    Reading reading =
        Reading.of(folder, source())
            .lines(
                json("{B,'new':1,'page':{'title':'T'},'x,y':{'z':1}}"),
                json("{B,'new':2,'mail':'me','items':[{'n':1}]}"));

    assertThat(reading.summary().unknownFields())
        .containsExactly("items.0.n", "new", "page.title", "x y");
  }

  @Test
  void atMostFiftyNamesAreReported() {
    StringBuilder many = new StringBuilder("{B");
    for (int i = 0; i < 60; i++) {
      many.append(",'f").append(i).append("':1");
    }
    Reading reading = Reading.of(folder, source()).lines(json(many + "}"));

    assertThat(reading.summary().unknownFields()).hasSize(50);
  }

  @Test
  void textThatAColumnCannotHoldIsKept() {
    TestSource source =
        source()
            .field(Events.AMOUNT, "price")
            .field(Events.QUANTITY, "n")
            .receivedAt("received")
            .sequence("seq");
    Reading reading =
        Reading.of(folder, source)
            .lines(json("{B,'price':'9 EUR','n':1.5,'seq':'x','received':'now','b':1}"));

    assertThat(reading.cell(Events.EXTRA))
        .isEqualTo(
            json(
                "{'b':1,'_unusable_received_at':'now','_unusable_amount':'9 EUR',"
                    + "'_unusable_quantity':'1.5','_unusable_sequence_1':'x'}"));
  }

  @Test
  void droppedFieldsAreNotInTheRawTextOfARejectEither() {
    Reading reading =
        Reading.of(folder, source())
            .lines(
                json("{'id':'e1','user':{'mail':'me@home','age':7}}"),
                json("{'id':'e1','mail':'me@home'"));

    assertThat(reading.rejects().get(0).path("raw_text").asText())
        .isEqualTo(json("{'id':'e1','user':{'age':7}}"));
    assertThat(reading.rejects().get(1).path("raw_text").isMissingNode()).isTrue();
    assertThat(reading.rejects().toString()).doesNotContain("me@home");
  }

  private static TestSource source() {
    return new TestSource()
        .field(Events.PAGE_URL, "page.url")
        .field(Events.PRODUCT_ID, "items.0.id")
        .dropped("mail", "user.mail", "items.*.mail");
  }

  private static String json(String text) {
    return text.replace("B", "'id':'e1','name':'n','at':'2024-05-01T10:00:00Z'").replace('\'', '"');
  }
}
