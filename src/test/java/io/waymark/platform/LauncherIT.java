package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** bin/waymark works from anywhere and says what is missing. */
class LauncherIT {
  @TempDir Path folder;

  @Test
  void aLinkInAnotherFolderStartsTheCheckout() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("way mark"), Launcher.SCRIPT);

    ChildProcess.Ended version = Launcher.waymark(link, "--version").in(folder).run().succeeded();

    assertThat(version.out()).isEqualTo("waymark " + BuiltProject.version() + "\n");
    assertThat(version.err()).isEmpty();
  }

  @Test
  void theExitCodeOfTheCommandIsPassedOn() throws Exception {
    ChildProcess.Ended wrong = Launcher.waymark(Launcher.SCRIPT, "run", "--date=never").run();

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
  }

  @Test
  void aMissingJavaIsNamed() throws Exception {
    ChildProcess.Ended missing =
        Launcher.waymark(Launcher.SCRIPT, "--version")
            .environment("JAVA_HOME", folder.toString())
            .run();

    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("which has no bin/java; point it at a JDK 17 or newer");
  }

  @Test
  void aLogFormatThatDoesNotExistIsNamed() throws Exception {
    ChildProcess.Ended wrong =
        Launcher.waymark(Launcher.SCRIPT, "--version")
            .environment("WAYMARK_LOG_FORMAT", "xml")
            .run();

    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.err()).contains("WAYMARK_LOG_FORMAT is xml; it can be text or json");
  }
}
