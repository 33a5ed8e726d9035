package io.waymark.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicesTest {
  @Test
  void theTotalIsAlwaysThereAndOnlyOnce() {
    assertThat(Slices.of(List.of()).names()).containsExactly("total");
    assertThat(Slices.of(List.of(slice("device"), slice())).names())
        .containsExactly("total", "device");
  }

  @Test
  void onlyDimensionsOfSomeSliceTravel() {
    assertThat(Slices.of(List.of(slice("device"), slice("device", "plan"))).dimensions())
        .containsExactly("device", "plan");
  }

  @Test
  void aDimensionThatIsNotInEffectShowsAll() {
    Slices slices = Slices.of(List.of(slice("device"), slice("plan", "device")));

    assertThat(slices.values(0, List.of("phone", "free"))).containsExactly("all", "all");
    assertThat(slices.values(1, List.of("phone", "free"))).containsExactly("phone", "all");
    assertThat(slices.values(2, List.of("phone", "free"))).containsExactly("phone", "free");
  }

  private static Slice slice(String... dimensions) {
    return new Slice(List.of(dimensions));
  }
}
