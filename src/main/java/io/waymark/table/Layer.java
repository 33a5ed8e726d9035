package io.waymark.table;

/** How far a table is from the raw files; bronze is for engineers, the rest is for BI. */
public enum Layer {
  BRONZE,
  SILVER,
  GOLD,
  DIMS,
  OPS
}
