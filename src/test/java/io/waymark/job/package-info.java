@NullMarked
package io.waymark.job;

import org.jspecify.annotations.NullMarked;
