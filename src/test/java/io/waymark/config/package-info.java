@NullMarked
package io.waymark.config;

import org.jspecify.annotations.NullMarked;
