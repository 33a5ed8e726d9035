/** Random small worlds: settings, events at awkward times, and the files that deliver them. */
@NullMarked
package io.waymark.testkit.random;

import org.jspecify.annotations.NullMarked;
