package io.waymark.config;

/** A condition with the value that it stands for; in a list the first that holds wins. */
public record NamedCondition(String name, Condition when) {}
