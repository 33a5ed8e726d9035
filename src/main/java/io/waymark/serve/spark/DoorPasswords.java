package io.waymark.serve.spark;

import io.waymark.WaymarkException;
import io.waymark.serve.Users;
import java.nio.file.Path;
import javax.security.sasl.AuthenticationException;
import org.apache.hive.service.auth.PasswdAuthenticationProvider;
import org.jspecify.annotations.Nullable;

/**
 * Asks the users file about each connection. The Thrift server makes the object by its class name;
 * the file is read each time, so that a user who is added or taken away counts at once.
 */
public final class DoorPasswords implements PasswdAuthenticationProvider {
  private static final System.Logger LOG = System.getLogger(DoorPasswords.class.getName());

  private static volatile @Nullable Path users;

  static void readFrom(Path file) {
    users = file;
  }

  @Override
  public void Authenticate(@Nullable String user, @Nullable String password)
      throws AuthenticationException {
    Path file = users;
    if (file == null || user == null || password == null || !isAllowed(file, user, password)) {
      throw new AuthenticationException("user name or password is wrong");
    }
  }

  private static boolean isAllowed(Path file, String user, String password)
      throws AuthenticationException {
    try {
      return Users.read(file).allows(user, password);
    } catch (WaymarkException e) {
      LOG.log(System.Logger.Level.ERROR, e.problem() + ": " + e.reason());
      throw new AuthenticationException("nobody can connect now, see the server's log");
    }
  }
}
