package io.waymark.insight.audience;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A random share of the members that is never listed. Chosen by the SHA-256 of salt, store and
 * unit, so it is the same on every day and in every run, and a greater share contains a smaller.
 */
public final class HoldOut implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final BigDecimal VALUES = BigDecimal.valueOf(2).pow(Long.SIZE);

  private final String salt;
  private final BigDecimal limit;

  public HoldOut(String salt, BigDecimal share) {
    this.salt = salt;
    this.limit = share.multiply(VALUES);
  }

  /** Is the unit held out? */
  public boolean holds(String storeId, String unitId) {
    return limit.signum() > 0
        && new BigDecimal(place(storeId + "\n" + unitId)).compareTo(limit) < 0;
  }

  /** The first 64 bits of the hash. */
  private BigInteger place(String unit) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((salt + "\n" + unit).getBytes(StandardCharsets.UTF_8));
      return new BigInteger(1, hash, 0, Long.BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
