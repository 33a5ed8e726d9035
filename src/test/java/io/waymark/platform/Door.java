package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A {@code waymark serve} at work on this machine.
 *
 * @param said what it printed when it was ready
 */
record Door(Process process, int port, String said) {
  static final String PASSWORD = "correct-horse";
  static final String SPARK = Path.of("target/python/spark").toAbsolutePath().toString();

  /**
   * Lets the user bi in, and waits until the server is ready.
   *
   * @param folder for the users file and what the server says
   * @param command of {@link #serve}
   */
  static Door open(Shop shop, Path folder, ChildProcess command) throws Exception {
    Path users = users(shop, folder);
    int port = freePort();
    Path out = folder.resolve("out");
    Process process =
        command
            .with("--set", "serve.users=" + users, "--port", Integer.toString(port))
            .builder()
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    while (!Files.readString(out).contains("ready")) {
      boolean hasEnded = process.waitFor(200, TimeUnit.MILLISECONDS);
      assertThat(hasEnded).as(Files.readString(folder.resolve("err"))).isFalse();
    }
    return new Door(process, port, Files.readString(out));
  }

  private static Path users(Shop shop, Path folder) throws Exception {
    Path users = folder.resolve("users");
    Path typed = Files.writeString(folder.resolve("typed"), PASSWORD + "\n");
    shop.waymark("serve", "--set", "serve.users=" + users, "--add-user", "bi")
        .reading(typed)
        .run()
        .succeeded();
    assertThat(Files.readString(users)).startsWith("bi:pbkdf2-").doesNotContain(PASSWORD);
    return users;
  }

  /** The command as it is before options are added. */
  static ChildProcess serve(Shop shop, String... arguments) {
    return shop.waymark("serve").with("--spark-home", SPARK).with(arguments);
  }

  /**
   * Hive's own client.
   *
   * @param url what follows the name of the schema in its address
   */
  ChildProcess beeline(String url, Path script) {
    return ChildProcess.of(SPARK + "/bin/beeline", "-u", address() + url)
        .with("-n", "bi", "-p", PASSWORD, "--silent=true", "--outputformat=csv2")
        .with("-f", script.toString())
        .environment("JAVA_HOME", ChildProcess.javaHome().toString())
        .environment("PATH", SPARK + "/bin:" + System.getenv("PATH"));
  }

  String address() {
    return "jdbc:hive2://127.0.0.1:" + port + "/default";
  }

  /** Ends it as a user would, and its server with it. */
  void close() throws Exception {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    for (ProcessHandle child : children) {
      child.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket.getLocalPort();
    }
  }
}
