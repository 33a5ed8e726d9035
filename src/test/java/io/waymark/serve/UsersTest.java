package io.waymark.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.WaymarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsersTest {
  @TempDir private Path folder;

  @Test
  void aUserComesInByTheOwnPasswordOnly() {
    Users.add(file(), "ann", "a long password");
    Users.add(file(), "bob", "another password");
    Users users = Users.read(file());

    assertThat(users.allows("ann", "a long password")).isTrue();
    assertThat(users.allows("ann", "another password")).isFalse();
    assertThat(users.allows("eve", "")).isFalse();
    assertThat(users.allows("eve", "a long password")).isFalse();
  }

  @Test
  void whoIsAddedAgainHasTheNewPassword() {
    Users.add(file(), "ann", "a long password");
    Users.add(file(), "ann", "another password");

    assertThat(Users.read(file()).allows("ann", "a long password")).isFalse();
    assertThat(Users.read(file()).allows("ann", "another password")).isTrue();
  }

  @Test
  void theFileHoldsNoPasswordAndIsItsOwnersOnly() throws IOException {
    Users.add(file(), "ann", "a long password");

    assertThat(Files.readString(file())).startsWith("ann:pbkdf2-sha512:").doesNotContain("long");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void equalPasswordsHaveDifferentHashes() throws IOException {
    Users.add(file(), "ann", "a long password");
    Users.add(file(), "bob", "a long password");

    assertThat(Files.readAllLines(file()).stream().map(line -> line.split(":", 2)[1]))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"ann,short,password has at least 8", "a:b,long enough,a name is up to 64"})
  void aBadNameOrPasswordIsRefused(String name, String password, String reason) {
    assertThatThrownBy(() -> Users.add(file(), name, password))
        .isInstanceOf(WaymarkException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "ann",
    "ann:plain",
    "ann:pbkdf2-sha512:1000:c2FsdA==:",
    "ann:pbkdf2-sha512:0:c2FsdA==:aGFzaA==",
    "ann:pbkdf2-sha512:1000:?:aGFzaA=="
  })
  void aBrokenLineIsNamed(String line) throws IOException {
    Files.writeString(file(), "# who may read\n" + line + "\n");

    assertThatThrownBy(() -> Users.read(file()))
        .isInstanceOf(WaymarkException.class)
        .hasMessageContaining(file() + ":2");
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    assertThatThrownBy(() -> Users.read(file()))
        .isInstanceOf(WaymarkException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("--add-user");
  }

  private Path file() {
    return folder.resolve("users");
  }
}
