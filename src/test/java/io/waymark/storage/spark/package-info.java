@NullMarked
package io.waymark.storage.spark;

import org.jspecify.annotations.NullMarked;
