/** What a run tells a catalogue: events after the OpenLineage specification, and where they go. */
@NullMarked
package io.waymark.lineage;

import org.jspecify.annotations.NullMarked;
