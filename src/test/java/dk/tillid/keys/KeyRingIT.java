package dk.tillid.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.domain.CaseId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingIT {
  @TempDir private Path folder;
  private Path keys;
  private Path passphrase;

  @BeforeEach
  void makeKeystore() {
    keys = folder.resolve("keys");
    passphrase = folder.resolve("passphrase");
    KeyRing.writeNewPassphrase(passphrase);
    KeyRing.create(keys, passphrase).close();
  }

  @Test
  void reopenedRingHasTheSameKeys() {
    try (var one = KeyRing.open(keys, passphrase);
        var two = KeyRing.open(keys, passphrase)) {
      assertThat(one.id()).isEqualTo(two.id()).hasSize(16);
      assertThat(one.tags().rowKey(1, 2, 3)).isEqualTo(two.tags().rowKey(1, 2, 3));
      assertThat(one.issuer().kid()).isEqualTo(two.issuer().kid());
      assertThat(one.receipts().publicKey()).isEqualTo(two.receipts().publicKey());
      assertThat(two.cursors().open(one.cursors().seal(new byte[] {7}))).hasValue(new byte[] {7});
    }
  }

  @Test
  void filesAreForTheOwnerAlone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
        .isEqualTo("rwx------");
    try (var files = Files.list(keys)) {
      assertThat(files.toList())
          .hasSize(4)
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  @Test
  void refusesToReplaceAKeystore() throws IOException {
    fails(KeyFailure.Cause.KEYSTORE_EXISTS, "tillid.bcfks", () -> KeyRing.create(keys, passphrase));
    Files.delete(keys.resolve("tillid.bcfks"));
    fails(KeyFailure.Cause.KEYSTORE_EXISTS, "tillid.kdf", () -> KeyRing.create(keys, passphrase));
    fails(
        KeyFailure.Cause.KEYSTORE_EXISTS,
        "passphrase",
        () -> KeyRing.writeNewPassphrase(passphrase));
  }

  @Test
  void saysThatThePassphraseIsWrong() throws IOException {
    Files.writeString(passphrase, "another\n");
    fails(KeyFailure.Cause.PASSPHRASE_WRONG, "passphrase", () -> KeyRing.open(keys, passphrase));
  }

  @Test
  void saysThatThePassphraseIsMissing() throws IOException {
    Files.writeString(passphrase, "\n");
    fails(KeyFailure.Cause.PASSPHRASE_MISSING, "passphrase", () -> KeyRing.open(keys, passphrase));
    Files.delete(passphrase);
    fails(KeyFailure.Cause.PASSPHRASE_MISSING, "passphrase", () -> KeyRing.open(keys, passphrase));
  }

  @Test
  void saysThatTheKeystoreIsMissing() throws IOException {
    Files.delete(keys.resolve("tillid.bcfks"));
    fails(KeyFailure.Cause.KEYSTORE_MISSING, "tillid.bcfks", () -> KeyRing.open(keys, passphrase));
  }

  @Test
  void saysThatTheDerivationFileIsMissing() throws IOException {
    Files.delete(keys.resolve("tillid.kdf"));
    fails(KeyFailure.Cause.KEYSTORE_MISSING, "tillid.kdf", () -> KeyRing.open(keys, passphrase));
  }

  @Test
  void saysThatTheDerivationFileHasAnUnknownFormat() throws IOException {
    change("tillid.kdf", text -> text.replace("tillid-kdf 1", "tillid-kdf 2"));
    fails(KeyFailure.Cause.UNKNOWN_FORMAT, "tillid.kdf", () -> KeyRing.open(keys, passphrase));
  }

  @Test
  void saysThatTheDerivationFileIsDamaged() throws IOException {
    change("tillid.kdf", text -> text.replace("salt=", "sal="));
    fails(KeyFailure.Cause.KEYSTORE_DAMAGED, "tillid.kdf", () -> KeyRing.open(keys, passphrase));
  }

  @Test
  void saysThatTheKeystoreIsDamagedWhereverAByteFlips() throws IOException {
    var store = keys.resolve("tillid.bcfks");
    var sound = Files.readAllBytes(store);
    for (var at : new int[] {0, 40, sound.length / 2, sound.length - 1}) {
      var bent = sound.clone();
      bent[at] ^= 1;
      Files.write(store, bent);
      fails(
          KeyFailure.Cause.KEYSTORE_DAMAGED, "tillid.bcfks", () -> KeyRing.open(keys, passphrase));
    }
    Files.write(store, sound);
    KeyRing.open(keys, passphrase).close();
  }

  @Test
  void refusesAKeystoreFromAnotherFolder() throws IOException {
    var other = folder.resolve("other");
    KeyRing.create(other, passphrase).close();
    Files.write(keys.resolve("tillid.bcfks"), Files.readAllBytes(other.resolve("tillid.bcfks")));
    fails(
        KeyFailure.Cause.KEYSTORE_DAMAGED,
        "another keys folder",
        () -> KeyRing.open(keys, passphrase));
  }

  @Test
  void refusesAStoreWrittenWithAnotherKeystore() {
    try (var ring = KeyRing.open(keys, passphrase)) {
      ring.requireSame(ring.id(), Path.of("data"));
      fails(
          KeyFailure.Cause.KEYSTORE_FOREIGN,
          "data",
          () -> ring.requireSame(new byte[16], Path.of("data")));
    }
  }

  @Test
  void publicHalvesAreThePublishedOnes() throws Exception {
    try (var ring = KeyRing.open(keys, passphrase)) {
      var pem = Files.readString(keys.resolve(KeyRing.ISSUER_PUBLIC_FILE));
      var base64 = pem.replaceAll("-----.*-----|\n", "");
      var spec =
          new java.security.spec.X509EncodedKeySpec(java.util.Base64.getDecoder().decode(base64));
      var message = "header.payload".getBytes(StandardCharsets.US_ASCII);
      var verifier = java.security.Signature.getInstance("Ed25519", "SunEC");
      verifier.initVerify(
          java.security.KeyFactory.getInstance("Ed25519", "SunEC").generatePublic(spec));
      verifier.update(message);
      assertThat(verifier.verify(ring.issuer().sign(message))).isTrue();
      assertThat(ring.issuer().verify(message, ring.issuer().sign(message))).isTrue();
      assertThat(ring.issuer().verify(new byte[1], ring.issuer().sign(message))).isFalse();
    }
  }

  @Test
  void tagsDifferByPurposeSubjectAndPosition() {
    try (var ring = KeyRing.open(keys, passphrase)) {
      var tags = ring.tags();
      var id = new CaseId(1, 2);
      assertThat(tags.rowKey(1, 1, 2))
          .hasSize(16)
          .isNotEqualTo(tags.rowKey(2, 1, 2))
          .isNotEqualTo(tags.rowKey(1, 1, 2, 0));
      assertThat(tags.subjectTag(id, 1))
          .hasSize(16)
          .isEqualTo(tags.subjectTag(id, 1))
          .isNotEqualTo(tags.subjectTag(id, 2));
      assertThat(tags.fingerprint(new byte[] {1})).isNotEqualTo(tags.fingerprint(new byte[] {2}));
    }
  }

  @Test
  void nothingPrintsItsSecrets() {
    try (var ring = KeyRing.open(keys, passphrase)) {
      assertThat(ring).hasToString("KeyRing[hidden]");
      assertThat(ring.tags()).hasToString("Tags[hidden]");
      assertThat(new Randomness().citizenCode()).hasToString("CitizenCode[hidden]");
    }
  }

  private interface Edit {
    String of(String text);
  }

  private void change(String file, Edit edit) throws IOException {
    var path = keys.resolve(file);
    Files.writeString(path, edit.of(Files.readString(path)));
  }

  private void fails(KeyFailure.Cause why, String naming, ThrowingCallable call) {
    var before = files();
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            KeyFailure.class, failure -> assertThat(failure.why()).isEqualTo(why))
        .hasMessageContaining(naming);
    assertThat(files()).isEqualTo(before);
  }

  private Map<String, String> files() {
    var all = new TreeMap<String, String>();
    try (var paths = Files.walk(folder)) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        all.put(path.toString(), java.util.HexFormat.of().formatHex(Files.readAllBytes(path)));
      }
      return all;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
