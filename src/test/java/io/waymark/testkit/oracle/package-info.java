/**
 * A slow, obvious reading of semantics.md in plain Java, to compare the pipeline with. It shares no
 * code with it, only the records of the settings; each class names the rules that it follows.
 */
@NullMarked
package io.waymark.testkit.oracle;

import org.jspecify.annotations.NullMarked;
