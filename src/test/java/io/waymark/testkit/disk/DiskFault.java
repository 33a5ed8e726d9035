package io.waymark.testkit.disk;

/** How a disk fails. */
public enum DiskFault {
  /** One operation fails before it has done anything. */
  REFUSED,
  /** Half of the bytes are written; from then on no byte more fits. */
  FULL,
  /** One operation is done, and then reported as failed. */
  DONE_UNHEARD,
  /** Half of it is done, and nothing at all after it: what a killed process leaves. */
  DEAD,
  /** The same by a real SIGKILL of this process. */
  KILLED
}
