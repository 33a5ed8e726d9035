/**
 * Daily figures from session-level facts, and the small tables that name what they speak of.
 *
 * <p>Visitors and variances cannot be rolled up from coarser figures, and a column per conversion
 * would make every row as wide as the configuration is long. So one shuffle brings the facts of a
 * visitor and day together, and a plain-Java pass adds them to the sums of every slice value that
 * the visitor belongs to; what leaves it is as small as the published table.
 */
@NullMarked
package io.waymark.rate;

import org.jspecify.annotations.NullMarked;
