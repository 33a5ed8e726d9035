@NullMarked
package io.waymark.insight.change;

import org.jspecify.annotations.NullMarked;
