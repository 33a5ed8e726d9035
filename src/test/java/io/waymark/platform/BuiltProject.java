package io.waymark.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the build made, as it tells its integration tests by system properties. */
final class BuiltProject {
  private BuiltProject() {}

  /** Our classes and our own libraries, without Spark and Delta. */
  static Path jar() {
    return Path.of(property("waymark.jar"));
  }

  static String version() {
    return property("waymark.version");
  }

  /** The class path of another Spark line, resolved by this project's profile of that name. */
  static String classPath(String profile) throws IOException, InterruptedException {
    Path file = Path.of("target", profile + ".classpath").toAbsolutePath();
    maven(
            "-P" + profile,
            "dependency:build-classpath",
            "-Dmdep.includeScope=compile",
            "-Dmdep.excludeGroupIds=com.samskivert,com.typesafe,info.picocli,org.jspecify,org.webjars.npm",
            "-Dmdep.outputFile=" + file)
        .run()
        .succeeded();
    return Files.readString(file).strip();
  }

  /** Jars that only child processes have, with what they need; src/it/jars/NAME.xml names them. */
  static String jars(String name) throws IOException, InterruptedException {
    Path file = Path.of("target", name + "-" + ProcessHandle.current().pid() + ".classpath");
    maven("-f", "src/it/jars/" + name + ".xml", "dependency:build-classpath")
        .with("-Dmdep.outputFile=" + file.toAbsolutePath())
        .run()
        .succeeded();
    String jars = Files.readString(file).strip();
    Files.delete(file);
    return jars;
  }

  /** The Maven that runs this build, with its repository. */
  static ChildProcess maven(String... arguments) {
    ChildProcess maven =
        ChildProcess.of(Path.of(property("maven.home"), "bin", "mvn").toString(), "-q", "-B")
            .with("-Dmaven.repo.local=" + property("waymark.maven.repository"))
            .environment("JAVA_HOME", ChildProcess.javaHome().toString());
    if (property("waymark.maven.network").equals("offline=true")) {
      maven.with("-o");
    }
    return maven.with(arguments);
  }

  static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new AssertionError("Integration tests run by mvn verify, which sets " + name);
    }
    return value;
  }
}
