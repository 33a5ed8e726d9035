package io.waymark.job;

import io.waymark.storage.CommitInfo;
import io.waymark.storage.spark.SparkStore;

/** What a step that moves events or sessions works with. */
record SparkStep(SparkStore store, CommitInfo info, Progress progress) {}
