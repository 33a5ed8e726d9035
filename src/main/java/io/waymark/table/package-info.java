@NullMarked
package io.waymark.table;

import org.jspecify.annotations.NullMarked;
