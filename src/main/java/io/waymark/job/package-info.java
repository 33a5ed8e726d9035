/** What a run does and remembers: the ledger, healing, the steps, exports. */
@NullMarked
package io.waymark.job;

import org.jspecify.annotations.NullMarked;
