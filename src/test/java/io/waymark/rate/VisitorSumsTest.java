package io.waymark.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Slice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VisitorSumsTest {
  private final VisitorSums sums =
      new VisitorSums(Slices.of(List.of(new Slice(List.of("device")))), List.of("view", "add"));

  @Test
  void everyPlaceHasARowForEachConversion() {
    assertThat(shown(fact(0, "ann", null), fact(0, "ann", "view")))
        .containsExactlyInAnyOrder(
            "[shop,0,view,total,all,1,1,1,1,1,7,1,1,1]",
            "[shop,0,add,total,all,1,0,0,1,0,0,0,0,1]",
            "[shop,0,view,device,phone,1,1,1,1,1,7,1,1,1]",
            "[shop,0,add,device,phone,1,0,0,1,0,0,0,0,1]");
  }

  @Test
  void aDayThatBeginsWithTheLastFactIsNotLost() {
    assertThat(shown(fact(0, "ann", null), fact(1, "ann", null), fact(2, "bob", null)))
        .filteredOn(row -> row.contains("view,total"))
        .containsExactlyInAnyOrder(
            "[shop,0,view,total,all,1,0,0,1,0,0,0,0,1]",
            "[shop,1,view,total,all,1,0,0,1,0,0,0,0,1]",
            "[shop,2,view,total,all,1,0,0,1,0,0,0,0,1]");
  }

  @Test
  void noFactsMakeNoRows() {
    assertThat(shown()).isEmpty();
  }

  private List<String> shown(Row... facts) {
    List<String> shown = new ArrayList<>();
    Iterator<Row> rows = sums.call(List.of(facts).iterator());
    rows.forEachRemaining(row -> shown.add(row.toString()));
    return shown;
  }

  private static Row fact(long day, String visitorId, @Nullable String conversion) {
    long order = (day << 40) + visitorId.length();
    long times = conversion == null ? 0 : 1;
    return RowFactory.create(order, "shop", visitorId, conversion, times, 7 * times, "phone");
  }
}
