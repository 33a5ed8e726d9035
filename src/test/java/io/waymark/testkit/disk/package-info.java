/** A disk that breaks at a named point: what Hadoop's local file system does, until it fails. */
@NullMarked
package io.waymark.testkit.disk;

import org.jspecify.annotations.NullMarked;
