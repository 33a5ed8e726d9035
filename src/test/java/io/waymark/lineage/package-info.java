@NullMarked
package io.waymark.lineage;

import org.jspecify.annotations.NullMarked;
