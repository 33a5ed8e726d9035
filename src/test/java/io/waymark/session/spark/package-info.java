@NullMarked
package io.waymark.session.spark;

import org.jspecify.annotations.NullMarked;
