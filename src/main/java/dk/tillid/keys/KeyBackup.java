package dk.tillid.keys;

import dk.tillid.keys.KeyFailure.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/// The secret half of a backup: all keys of the ring and the slot file as it was, under the
/// generation's key and nothing else; and how its other half is sealed to the recipient. Bytes: see
/// the package page. Closing wipes it.
public final class KeyBackup implements AutoCloseable {
  private static final String DATA = "tillid backup data 1";
  private static final String KEYS = "tillid backup keys 1";

  /// Which backup something belongs to; bound into everything that is sealed.
  ///
  /// @param generation its number, from 1
  public record Name(String keystoreId, int generation) {
    private byte[] label(String purpose) {
      var text = purpose + "\0" + keystoreId + "\0" + generation;
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }

  private final byte[] contents;
  private final byte[] slots;

  private KeyBackup(byte[] contents, byte[] slots) {
    this.contents = contents;
    this.slots = slots;
  }

  /// Seals a long text to the recipient. Closing it finishes the text and closes `out`.
  public static OutputStream sealing(OutputStream out, Recipient recipient, Name name)
      throws IOException {
    var key = Entropy.system().bytes(RawKey.BYTES);
    out.write(Hpke.seal(recipient.publicKey(), name.label(DATA), new byte[0], key));
    return new SealedStream.Sealing(out, RawKey.aes(key), name.label(DATA));
  }

  /// Opens what [#sealing] sealed.
  ///
  /// @throws KeyFailure if it was sealed to another recipient or for another backup
  public static InputStream opening(InputStream in, Recipient.Secret secret, Name name)
      throws IOException {
    var key = new byte[RawKey.BYTES];
    var head = in.readNBytes(Hpke.OVERHEAD + RawKey.BYTES);
    if (head.length < Hpke.OVERHEAD + RawKey.BYTES
        || !Hpke.open(secret.key(), name.label(DATA), new byte[0], head, key)) {
      throw new KeyFailure(
          Cause.RECIPIENT_UNUSABLE,
          "The backup was sealed to another recipient, or its data belong to another backup. Name the private key that belongs to it.");
    }
    return new SealedStream.Opening(in, RawKey.aes(key), name.label(DATA));
  }

  /// Seals the ring's keys and a snapshot of the slot file under the generation's key.
  static void seal(
      OutputStream out, Contents contents, byte[] slots, Generations.Fresh generation, Name name)
      throws IOException {
    var joined = contents.joined();
    var key = RawKey.aes(generation.key().getEncoded());
    try (var sealing = new SealedStream.Sealing(out, key, name.label(KEYS))) {
      sealing.write(ByteBuffer.allocate(4).putInt(joined.length).array());
      sealing.write(joined);
      sealing.write(slots);
    } finally {
      Arrays.fill(joined, (byte) 0);
      contents.close();
    }
  }

  /// Opens the secret half of a backup.
  ///
  /// @throws KeyFailure if the generation was destroyed, or its key does not open this
  public static KeyBackup open(
      InputStream in, Generations generations, Recipient.Secret secret, Name name)
      throws IOException {
    var key =
        generations
            .key(name.generation(), secret)
            .orElseThrow(() ->
                new KeyFailure(
                    Cause.GENERATION_DESTROYED,
                    "Generation "
                        + name.generation()
                        + " of the backups was destroyed, so that what was withdrawn since is gone from it too; nobody can restore it any more. Those that can be: "
                        + generations.alive()));
    try (var opening = new SealedStream.Opening(in, key, name.label(KEYS))) {
      var length = ByteBuffer.wrap(opening.readNBytes(4)).getInt();
      var contents = opening.readNBytes(length);
      return new KeyBackup(contents, opening.readAllBytes());
    }
  }

  /// The ring of the backup. The caller closes it.
  public KeyRing ring() {
    return new KeyRing(restored(), Entropy.system());
  }

  /// Writes a keystore with these keys under the passphrase of a file, in the place of one that was
  /// never finished.
  ///
  /// @throws KeyFailure if the folder holds a whole keystore already
  public void writeKeystore(Path folder, Path passphraseFile) {
    try (var contents = restored()) {
      Keystore.removeUnfinished(folder);
      Keystore.create(folder, passphraseFile, contents, Entropy.system().bytes(16));
    }
  }

  private Contents restored() {
    return Contents.split(contents)
        .orElseThrow(() ->
            new KeyFailure(
                Cause.UNKNOWN_FORMAT,
                "The backup's keys have a form this program does not know. Restore it with the version of Tillid that made it, or a newer one."));
  }

  /// The slot file as it was.
  public byte[] slots() {
    return slots.clone();
  }

  @Override
  public void close() {
    Arrays.fill(contents, (byte) 0);
    Arrays.fill(slots, (byte) 0);
  }

  @Override
  public String toString() {
    return "KeyBackup[hidden]";
  }
}
