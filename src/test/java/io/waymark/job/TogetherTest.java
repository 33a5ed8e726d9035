package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TogetherTest {
  private final Queue<String> done = new ConcurrentLinkedQueue<>();

  @Test
  void writesRunAtTheSameTime() {
    CountDownLatch both = new CountDownLatch(2);

    Together.run(List.of(() -> meet(both, "a"), () -> meet(both, "b")));

    assertThat(done).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aProblemIsThrownWhenTheOthersHaveEnded() {
    CountDownLatch failing = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                Together.run(
                    List.of(
                        () -> {
                          failing.countDown();
                          throw new IllegalStateException("disk full");
                        },
                        () -> meet(failing, "other"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("disk full");

    assertThat(done).containsExactly("other");
  }

  private void meet(CountDownLatch latch, String name) {
    latch.countDown();
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    done.add(name);
  }
}
