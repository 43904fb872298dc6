package dk.tillid.keys;

import dk.tillid.keys.KeyFailure.Cause;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/// To whom backups are sealed: an X25519 key. The machine that makes backups has the public half
/// alone; the private one is the key keeper's (dansk: nøgleforvalter), and without it no backup
/// opens. Both as PEM (RFC 8410).
public final class Recipient {
  private static final byte[] PUBLIC_HEAD = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x03, 0x21, 0x00
  };
  private static final byte[] PRIVATE_HEAD = {
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20
  };

  private final byte[] key;

  private Recipient(byte[] key) {
    this.key = key;
  }

  /// The private half. Closing wipes it.
  public static final class Secret implements AutoCloseable {
    private final byte[] key;

    Secret(byte[] key) {
      this.key = key;
    }

    byte[] key() {
      return key;
    }

    /// The public half of it.
    public Recipient recipient() {
      return new Recipient(new X25519PrivateKeyParameters(key).generatePublicKey().getEncoded());
    }

    @Override
    public void close() {
      Arrays.fill(key, (byte) 0);
    }

    @Override
    public String toString() {
      return "Secret[hidden]";
    }
  }

  /// Draws a pair of keys and writes both halves, of mode 0600.
  ///
  /// @throws KeyFailure if one of the files is already there
  public static void make(Path privateFile, Path publicFile) {
    for (var file : new Path[] {privateFile, publicFile}) {
      if (Files.exists(file)) {
        throw new KeyFailure(
            Cause.KEYSTORE_EXISTS,
            file + " is already there and is not replaced. Use it, or choose another path.");
      }
    }
    try (var secret = new Secret(Entropy.system().bytes(Hpke.KEY))) {
      write(privateFile, secret);
      KeyFiles.folderOf(publicFile);
      KeyFiles.write(publicFile, pem("PUBLIC", PUBLIC_HEAD, secret.recipient().key));
    } catch (IOException e) {
      throw KeyFailure.disk(privateFile, e);
    }
  }

  static void write(Path privateFile, Secret secret) throws IOException {
    KeyFiles.folderOf(privateFile);
    KeyFiles.write(privateFile, pem("PRIVATE", PRIVATE_HEAD, secret.key()));
  }

  private static byte[] pem(String kind, byte[] head, byte[] key) {
    var info = ByteBuffer.allocate(head.length + key.length).put(head).put(key).array();
    var text =
        "-----BEGIN "
            + kind
            + " KEY-----\n"
            + Base64.getEncoder().encodeToString(info)
            + "\n-----END "
            + kind
            + " KEY-----\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// Reads the public half.
  ///
  /// @throws KeyFailure if the file is absent or holds no such key
  public static Recipient read(Path publicFile) {
    return new Recipient(read(publicFile, "PUBLIC", PUBLIC_HEAD));
  }

  /// Reads the private half.
  ///
  /// @throws KeyFailure if the file is absent or holds no such key
  public static Secret readSecret(Path privateFile) {
    return new Secret(read(privateFile, "PRIVATE", PRIVATE_HEAD));
  }

  private static byte[] read(Path file, String kind, byte[] head) {
    try {
      var text = Files.isRegularFile(file) ? Files.readString(file) : "";
      return decoded(text, kind)
          .filter(info -> info.length == head.length + Hpke.KEY)
          .filter(info -> Arrays.equals(info, 0, head.length, head, 0, head.length))
          .map(info -> Arrays.copyOfRange(info, head.length, info.length))
          .orElseThrow(() ->
              new KeyFailure(
                  Cause.RECIPIENT_UNUSABLE,
                  file
                      + " holds no "
                      + kind.toLowerCase(java.util.Locale.ROOT)
                      + " X25519 key as PEM. Make a pair with `tillid keys recipient`, or name the right half of it."));
    } catch (IOException e) {
      throw KeyFailure.disk(file, e);
    }
  }

  private static Optional<byte[]> decoded(String text, String kind) {
    var begin = "-----BEGIN " + kind + " KEY-----";
    var end = "-----END " + kind + " KEY-----";
    var from = text.indexOf(begin);
    var to = text.indexOf(end);
    if (from < 0 || to < from) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Whether both are the same key.
  public boolean isSame(Recipient other) {
    return Arrays.equals(key, other.key);
  }

  byte[] publicKey() {
    return key.clone();
  }
}
