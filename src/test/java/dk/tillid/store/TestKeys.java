package dk.tillid.store;

import dk.tillid.keys.KeyRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Keystores for tests, made once a JVM, since making one takes half a second.
final class TestKeys {
  private static final Path FOLDER = folder();
  private static final KeyRing OWN = ring("own");
  private static final KeyRing FOREIGN = ring("foreign");

  private TestKeys() {}

  static KeyRing own() {
    return OWN;
  }

  static KeyRing foreign() {
    return FOREIGN;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("tillid-keys");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KeyRing ring(String name) {
    Path passphrase = FOLDER.resolve(name + ".passphrase");
    KeyRing.writeNewPassphrase(passphrase);
    return KeyRing.create(FOLDER.resolve(name), passphrase);
  }
}
