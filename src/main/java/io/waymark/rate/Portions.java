package io.waymark.rate;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;

/** Rows that come out of rows in portions: whenever enough has been taken in, and at the end. */
final class Portions implements Iterator<Row> {
  private final Iterator<Row> taken;
  private final Consumer<Row> take;
  private final BooleanSupplier isReady;
  private final Supplier<Iterator<Row>> portion;
  private Iterator<Row> ready = Collections.emptyIterator();
  private boolean isEnded;

  /**
   * Asks after each row that is taken.
   *
   * @param portion is asked once more when all rows are taken
   */
  Portions(
      Iterator<Row> taken,
      Consumer<Row> take,
      BooleanSupplier isReady,
      Supplier<Iterator<Row>> portion) {
    this.taken = taken;
    this.take = take;
    this.isReady = isReady;
    this.portion = portion;
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && !isEnded) {
      ready = read();
    }
    return ready.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.next();
  }

  private Iterator<Row> read() {
    while (taken.hasNext()) {
      take.accept(taken.next());
      if (isReady.getAsBoolean()) {
        return portion.get();
      }
    }
    isEnded = true;
    return portion.get();
  }
}
