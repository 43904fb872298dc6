package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-r-----", "rw--w----", "rw-----w-"})
  void aFileThatOthersGetAtIsRefused(String mode) throws IOException {
    Path file = folder.resolve("passphrase");
    Passphrase.write(file, "as the test wishes");
    assertThat(Passphrase.read(file)).isNotEmpty();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    assertThatThrownBy(() -> Passphrase.read(file))
        .isInstanceOf(KeyFailure.class)
        .hasMessageContaining("chmod 600")
        .hasMessageNotContaining("wishes");
  }

  @ParameterizedTest
  @CsvSource({
    "root, r--------, false",
    "root, r--r-----, false",
    "root, rw-r-----, true",
    "root, r--r--r--, true",
    "root, r--rw----, true",
    "tillid, r--------, false",
    "tillid, r--r-----, true"
  })
  void aCredentialOfRootMayShowTheMaskOfAnAccessList(String owner, String mode, boolean exposed) {
    assertThat(Passphrase.isExposed(owner, PosixFilePermissions.fromString(mode)))
        .isEqualTo(exposed);
  }
}
