/** Where the change of a rate came from: plain Java on daily counts. */
@NullMarked
package io.waymark.insight.change;

import org.jspecify.annotations.NullMarked;
