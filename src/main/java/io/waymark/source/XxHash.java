package io.waymark.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** XXH64 with seed 0, the public 64-bit hash: fast, and the same on every machine. */
public final class XxHash {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long P1 = 0x9E3779B185EBCA87L;
  private static final long P2 = 0xC2B2AE3D27D4EB4FL;
  private static final long P1_PLUS_P2 = 0x60EA27EEADC0B5D6L;
  private static final long P3 = 0x165667B19E3779F9L;
  private static final long P4 = 0x85EBCA77C2B2AE63L;
  private static final long P5 = 0x27D4EB2F165667C5L;

  private XxHash() {}

  public static long of(byte[] bytes, int start, int end) {
    int at = start;
    long hash = P5;
    if (end - start >= 32) {
      long a = P1_PLUS_P2;
      long b = P2;
      long c = 0;
      long d = -P1;
      while (end - at >= 32) {
        a = round(a, (long) EIGHT.get(bytes, at));
        b = round(b, (long) EIGHT.get(bytes, at + 8));
        c = round(c, (long) EIGHT.get(bytes, at + 16));
        d = round(d, (long) EIGHT.get(bytes, at + 24));
        at += 32;
      }
      hash =
          Long.rotateLeft(a, 1)
              + Long.rotateLeft(b, 7)
              + Long.rotateLeft(c, 12)
              + Long.rotateLeft(d, 18);
      hash = merge(merge(merge(merge(hash, a), b), c), d);
    }
    return finish(tail(hash + (end - start), bytes, at, end));
  }

  private static long tail(long start, byte[] bytes, int from, int end) {
    long hash = start;
    int at = from;
    for (; end - at >= 8; at += 8) {
      hash = Long.rotateLeft(hash ^ round(0, (long) EIGHT.get(bytes, at)), 27) * P1 + P4;
    }
    if (end - at >= 4) {
      long four = (int) FOUR.get(bytes, at) & 0xFFFFFFFFL;
      hash = Long.rotateLeft(hash ^ (four * P1), 23) * P2 + P3;
      at += 4;
    }
    for (; at < end; at++) {
      hash = Long.rotateLeft(hash ^ ((bytes[at] & 0xFF) * P5), 11) * P1;
    }
    return hash;
  }

  private static long round(long lane, long input) {
    return Long.rotateLeft(lane + input * P2, 31) * P1;
  }

  private static long merge(long hash, long lane) {
    return (hash ^ round(0, lane)) * P1 + P4;
  }

  private static long finish(long value) {
    long hash = (value ^ (value >>> 33)) * P2;
    hash = (hash ^ (hash >>> 29)) * P3;
    return hash ^ (hash >>> 32);
  }
}
