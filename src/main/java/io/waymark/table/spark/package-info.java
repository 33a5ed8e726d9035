@NullMarked
package io.waymark.table.spark;

import org.jspecify.annotations.NullMarked;
