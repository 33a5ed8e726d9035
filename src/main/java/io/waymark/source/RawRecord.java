package io.waymark.source;

/** Where a record lies in its file, and its bytes; changes from record to record. */
final class RawRecord {
  private byte[] bytes = new byte[0];
  private int start;
  private int end;
  private long lineNumber;
  private long lineOffset;
  private int element;
  private boolean isElement;
  private boolean isCut;

  void set(byte[] source, int from, int to) {
    bytes = source;
    start = from;
    end = to;
    element = 0;
    isElement = false;
    isCut = false;
  }

  void place(long number, long offset) {
    lineNumber = number;
    lineOffset = offset;
  }

  void setElement(int place, int from, int to) {
    element = place;
    isElement = true;
    start = from;
    end = to;
  }

  /** Only the beginning of the record is here. */
  void cut() {
    isCut = true;
  }

  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  long lineNumber() {
    return lineNumber;
  }

  long lineOffset() {
    return lineOffset;
  }

  int element() {
    return element;
  }

  /** True for an element of a batch, false for a line. */
  boolean isElement() {
    return isElement;
  }

  boolean isCut() {
    return isCut;
  }
}
