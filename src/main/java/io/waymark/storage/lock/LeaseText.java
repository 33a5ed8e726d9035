package io.waymark.storage.lock;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Properties;

/**
 * What stands in the file of a lease.
 *
 * @param life how long it lasts after its file was written; zero: it was given back
 * @param token no other lease has it
 */
record LeaseText(LockHolder holder, Duration life, String token) {
  private static final String LIFE = "life";
  private static final String TOKEN = "token";

  LeaseText lasting(Duration newLife) {
    return new LeaseText(holder, newLife, token);
  }

  String text() {
    return holder.text() + LIFE + "=" + life + "\n" + TOKEN + "=" + token + "\n";
  }

  /**
   * A file that is just being written is empty, and somebody's.
   *
   * @param usual life of a lease that does not say it
   */
  static LeaseText parse(String text, Duration usual) {
    Properties parts = new Properties();
    try {
      parts.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LeaseText(
        LockHolder.parse(text),
        life(parts.getProperty(LIFE, ""), usual),
        parts.getProperty(TOKEN, ""));
  }

  private static Duration life(String text, Duration usual) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      return usual;
    }
  }
}
