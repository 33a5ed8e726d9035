/** What is measured, beside the baselines that it is measured against. */
@NullMarked
package io.waymark.bench;

import org.jspecify.annotations.NullMarked;
