package dk.tillid.proof;

import dk.tillid.keys.KeyRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Two keystores, made once, since making one is slow by design.
final class ProofKeys {
  private static final KeyRing OWN = make();
  private static final KeyRing FOREIGN = make();

  private ProofKeys() {}

  static KeyRing own() {
    return OWN;
  }

  static KeyRing foreign() {
    return FOREIGN;
  }

  private static KeyRing make() {
    try {
      Path folder = Files.createTempDirectory("tillid-keys");
      Path passphrase = folder.resolve("passphrase");
      KeyRing.writeNewPassphrase(passphrase);
      return KeyRing.create(folder.resolve("keys"), passphrase);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
