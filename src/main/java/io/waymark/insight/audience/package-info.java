/** Who belongs to an audience, since when and why. Plain Java on what one unit did day by day. */
@NullMarked
package io.waymark.insight.audience;

import org.jspecify.annotations.NullMarked;
