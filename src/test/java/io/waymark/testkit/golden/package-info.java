/** Golden days: raw files in, expected tables out, both readable; see the README beside them. */
@NullMarked
package io.waymark.testkit.golden;

import org.jspecify.annotations.NullMarked;
