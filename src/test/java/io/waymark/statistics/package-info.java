@NullMarked
package io.waymark.statistics;

import org.jspecify.annotations.NullMarked;
