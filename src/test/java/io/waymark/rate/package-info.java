@NullMarked
package io.waymark.rate;

import org.jspecify.annotations.NullMarked;
