package io.waymark.job;

import java.util.List;
import java.util.function.Consumer;

/** Several that hear of runs. One that fails is said to have, and fails no run. */
final class RunObservers implements RunObserver {
  private final Progress progress;
  private final List<RunObserver> observers;

  RunObservers(Progress progress, List<RunObserver> observers) {
    this.progress = progress;
    this.observers = List.copyOf(observers);
  }

  @Override
  public void begins(Run run) {
    each(observer -> observer.begins(run));
  }

  @Override
  public void ended(RunReport report) {
    each(observer -> observer.ended(report));
  }

  private void each(Consumer<RunObserver> call) {
    for (RunObserver observer : observers) {
      try {
        call.accept(observer);
      } catch (RuntimeException failure) {
        progress.says("warning: the run goes on, but could not tell of itself: " + failure);
      }
    }
  }
}
