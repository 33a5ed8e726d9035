package io.waymark.testkit.oracle;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order, in the session of its winning event.
 *
 * @param amount in the currency of the order; empty when no row tells one
 */
record OrderFacts(
    OracleEvent winner,
    Optional<String> orderId,
    Optional<BigDecimal> amount,
    String currency,
    boolean isStoreCurrency,
    long itemCount) {}
