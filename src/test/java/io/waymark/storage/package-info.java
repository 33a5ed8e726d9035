@NullMarked
package io.waymark.storage;

import org.jspecify.annotations.NullMarked;
