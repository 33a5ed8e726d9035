package io.waymark.serve;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is kept: {@code pbkdf2-sha512:ITERATIONS:SALT:HASH}.
 *
 * @param salt in Base64
 * @param hash in Base64
 */
record PasswordHash(int iterations, String salt, String hash) {
  private static final String KIND = "pbkdf2-sha512";
  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
  private static final int ITERATIONS = 210_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  static PasswordHash of(String password) {
    byte[] random = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(random);
    String salt = Base64.getEncoder().encodeToString(random);
    String hash = Base64.getEncoder().encodeToString(derive(password, salt, ITERATIONS));
    return new PasswordHash(ITERATIONS, salt, hash);
  }

  /** Reads what {@link #text} wrote; anything else is an {@link IllegalArgumentException}. */
  static PasswordHash parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 4 || !parts[0].equals(KIND) || !parts[1].matches("[1-9]\\d{3,6}")) {
      throw new IllegalArgumentException("not of the form " + KIND + ":ITERATIONS:SALT:HASH");
    }
    int bytes =
        Base64.getDecoder().decode(parts[2]).length * Base64.getDecoder().decode(parts[3]).length;
    if (bytes == 0) {
      throw new IllegalArgumentException("has an empty salt or hash");
    }
    return new PasswordHash(Integer.parseInt(parts[1]), parts[2], parts[3]);
  }

  String text() {
    return String.join(":", KIND, Integer.toString(iterations), salt, hash);
  }

  boolean matches(String password) {
    return MessageDigest.isEqual(
        Base64.getDecoder().decode(hash), derive(password, salt, iterations));
  }

  private static byte[] derive(String password, String salt, int iterations) {
    try {
      return SecretKeyFactory.getInstance(ALGORITHM)
          .generateSecret(
              new PBEKeySpec(
                  password.toCharArray(), Base64.getDecoder().decode(salt), iterations, HASH_BITS))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }
}
