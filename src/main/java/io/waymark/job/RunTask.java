package io.waymark.job;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one run does.
 *
 * @param command as the ledger names it
 * @param day that was asked for
 * @param during what the tables are made with while it is at work
 * @param after what they are made with once it is done
 * @param steps its work, step by step
 */
record RunTask(
    String command,
    Optional<LocalDate> day,
    ShapingHashes during,
    ShapingHashes after,
    Consumer<StepRunner> steps) {}
