/** The only room that knows the warehouse's paths and Delta; this part is plain Java. */
@NullMarked
package io.waymark.storage;

import org.jspecify.annotations.NullMarked;
