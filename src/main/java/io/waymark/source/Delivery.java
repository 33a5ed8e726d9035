package io.waymark.source;

import java.io.Serializable;

/** One reading of a landing file; its rows count while this delivery is the live one. */
public record Delivery(long fileId, LandingFile file) implements Serializable {}
