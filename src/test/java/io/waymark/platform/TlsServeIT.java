package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server for BI tools on every address, which needs passwords and TLS. */
@Tag("default-line")
class TlsServeIT {
  private static final String OF_STORES = "of-key-and-trust";

  @TempDir private static Path folder;
  private static Door door;

  @BeforeAll
  static void open() throws Exception {
    Path keys = folder.resolve("door.p12");
    keytool(
        "-genkeypair", "-keyalg", "RSA", "-dname", "CN=localhost", "-keystore", keys.toString());
    Path certificate = folder.resolve("door.cer");
    keytool("-exportcert", "-keystore", keys.toString(), "-file", certificate.toString());
    keytool(
        "-importcert",
        "-noprompt",
        "-file",
        certificate.toString(),
        "-keystore",
        folder.resolve("trusted.p12").toString());
    Shop shop = Shop.published();
    door =
        Door.open(
            shop,
            folder,
            Door.serve(shop, "--host", "0.0.0.0", "--set", "serve.keystore=" + keys)
                .environment("WAYMARK_KEYSTORE_PASSWORD", OF_STORES));
  }

  @AfterAll
  static void close() throws Exception {
    door.close();
  }

  @Test
  void aClientThatTrustsTheCertificateReads() throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("read"), "SELECT count(*) AS stages FROM v_daily_stage_rates;\n");

    ChildProcess.Ended said =
        door.beeline(
                ";ssl=true;sslTrustStore="
                    + folder.resolve("trusted.p12")
                    + ";trustStorePassword="
                    + OF_STORES,
                script)
            .run()
            .succeeded();

    // Of a query that takes long the client shows the progress first, on the same line.
    assertThat(said.out()).containsPattern("stages\\R[1-9]\\d*\\R");
  }

  @Test
  void aClientWithoutTlsIsNotServed() throws Exception {
    Path script = Files.writeString(folder.resolve("plain"), "SELECT 1;\n");

    ChildProcess.Ended said = door.beeline("", script).run();

    assertThat(said.exitCode()).isNotZero();
    assertThat(said.err()).contains("Could not open client transport");
  }

  private static void keytool(String... arguments) throws Exception {
    ChildProcess.of(ChildProcess.javaHome().resolve("bin/keytool").toString())
        .with(arguments)
        .with("-alias", "door", "-storepass", OF_STORES, "-storetype", "PKCS12")
        .run()
        .succeeded();
  }
}
