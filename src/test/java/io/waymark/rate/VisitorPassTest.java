package io.waymark.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Slice;
import io.waymark.rate.VisitorPass.Place;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VisitorPassTest {
  private static final int CONVERSION = 0;
  private static final List<String> PHONE = List.of("phone", "email");
  private static final List<String> TABLET = List.of("tablet", "email");

  private final VisitorPass pass =
      new VisitorPass(
          Slices.of(List.of(new Slice(List.of("device")), new Slice(List.of("channel")))), 1);

  @Test
  void aVisitorOnTwoDevicesIsOneInTheTotalAndOneOnEach() {
    pass.add(session(1, "ann", PHONE));
    pass.add(session(1, "ann", TABLET));
    pass.add(converted(1, "ann", TABLET));

    assertThat(sums())
        .containsOnly(
            Map.entry("total [all, all]", List.of(2L, 1L, 5L, 1L, 1L, 70L, 1L, 2L, 4L)),
            Map.entry("device [phone, all]", List.of(1L, 0L, 0L, 1L, 0L, 0L, 0L, 0L, 1L)),
            Map.entry("device [tablet, all]", List.of(1L, 1L, 5L, 1L, 1L, 70L, 1L, 1L, 1L)),
            Map.entry("channel [all, email]", List.of(2L, 1L, 5L, 1L, 1L, 70L, 1L, 2L, 4L)));
  }

  @Test
  void visitorsWhoShareAnOrderByChanceStayApart() {
    pass.add(session(7, "ann", PHONE));
    pass.add(session(7, "bob", PHONE));
    pass.add(converted(7, "ann", PHONE));

    assertThat(sums())
        .containsEntry("total [all, all]", List.of(2L, 1L, 5L, 2L, 1L, 70L, 1L, 1L, 2L));
  }

  @Test
  void aConversionMayComeBeforeItsSession() {
    pass.add(converted(1, "ann", PHONE));
    pass.add(session(1, "ann", PHONE));

    assertThat(sums())
        .containsEntry("total [all, all]", List.of(1L, 1L, 5L, 1L, 1L, 70L, 1L, 1L, 1L));
  }

  @Test
  void sumsHandedOutEarlyAddUpWithTheLaterOnes() {
    pass.add(session(1, "ann", PHONE));
    pass.add(session(2, "bob", PHONE));
    Map<Place, SliceSums> early = pass.drain();
    pass.add(session(2, "bob", TABLET));
    pass.end();
    Map<Place, SliceSums> late = pass.drain();

    Place total = new Place("shop", 0, 0, List.of("all", "all"));
    assertThat(early.get(total)).extracting(sums -> sums.of(CONVERSION)[0]).isEqualTo(1L);
    assertThat(late.get(total)).extracting(sums -> sums.of(CONVERSION)[0]).isEqualTo(2L);
    assertThat(pass.drain()).isEmpty();
  }

  @Test
  void storesAreKeptApart() {
    pass.add(session(1, "ann", PHONE));
    pass.add(new Fact(1, "other", 0, "ann", PHONE, Fact.SESSION, 0, 0));
    pass.end();

    assertThat(pass.drain().keySet()).filteredOn(place -> place.slice() == 0).hasSize(2);
  }

  private Map<String, List<Long>> sums() {
    pass.end();
    Map<String, List<Long>> shown = new HashMap<>();
    List<String> names = List.of("total", "device", "channel");
    pass.drain()
        .forEach(
            (place, sums) -> {
              List<Long> values = Arrays.stream(sums.of(CONVERSION)).boxed().toList();
              shown.put(names.get(place.slice()) + " " + place.values(), values);
            });
    return shown;
  }

  private static Fact session(long order, String visitorId, List<String> dimensions) {
    return new Fact(order, "shop", 0, visitorId, dimensions, Fact.SESSION, 0, 0);
  }

  private static Fact converted(long order, String visitorId, List<String> dimensions) {
    return new Fact(order, "shop", 0, visitorId, dimensions, CONVERSION, 5, 70);
  }
}
