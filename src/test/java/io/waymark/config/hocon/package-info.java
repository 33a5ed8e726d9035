@NullMarked
package io.waymark.config.hocon;

import org.jspecify.annotations.NullMarked;
