package dk.tillid.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// How the keystore's password comes from the passphrase: Argon2id version 1.3 (RFC 9106), 64
/// bytes. The first 32, in hex, are the keystore's password; the last 32 key the check line, so
/// that a wrong passphrase is told from a damaged keystore. The file is text, see the package page.
record Derivation(int memoryKiB, int passes, int lanes, String salt, String keystoreId) {
  static final int MEMORY_KIB = 64 * 1024;
  static final int PASSES = 3;
  static final int LANES = 1;
  static final int SALT = 16;

  private static final int LARGEST_MEMORY_KIB = 1024 * 1024;
  private static final int LARGEST_PASSES = 64;
  private static final Pattern FORM =
      Pattern.compile(
          """
          tillid-kdf 1
          argon2id memoryKiB=(\\d{1,7}) passes=(\\d{1,2}) lanes=(\\d{1,2})
          salt=([0-9a-f]{32})
          keystore=([0-9a-f]{32})
          check=([0-9a-f]{64})
          """);

  /// What the file says: the parameters and the check line.
  record Stored(Derivation derivation, String check) {
    /// Empty if this is not the passphrase that wrote the check line.
    Optional<Derived> derived(byte[] passphrase) {
      var derived = derivation.derive(passphrase);
      if (derivation.matches(derived, check)) {
        return Optional.of(derived);
      }
      derived.close();
      return Optional.empty();
    }
  }

  /// Both halves of the derived bytes. Closing wipes them.
  static final class Derived implements AutoCloseable {
    private final char[] password;
    private final byte[] checkKey;

    Derived(char[] password, byte[] checkKey) {
      this.password = password;
      this.checkKey = checkKey;
    }

    char[] password() {
      return password;
    }

    private byte[] checkKey() {
      return checkKey.clone();
    }

    @Override
    public void close() {
      Arrays.fill(password, '0');
      Arrays.fill(checkKey, (byte) 0);
    }
  }

  /// What a new keystore is made with.
  static Derivation usual(byte[] salt, byte[] keystoreId) {
    var hex = HexFormat.of();
    return new Derivation(
        MEMORY_KIB, PASSES, LANES, hex.formatHex(salt), hex.formatHex(keystoreId));
  }

  /// The same with another salt.
  Derivation salted(byte[] other) {
    return new Derivation(memoryKiB, passes, lanes, HexFormat.of().formatHex(other), keystoreId);
  }

  /// Empty if the text is no derivation file of version 1 within bounds.
  static Optional<Stored> parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var memory = Integer.parseInt(match.group(1));
    var passes = Integer.parseInt(match.group(2));
    var lanes = Integer.parseInt(match.group(3));
    if (memory < 8 * lanes
        || memory > LARGEST_MEMORY_KIB
        || passes < 1
        || passes > LARGEST_PASSES
        || lanes < 1) {
      return Optional.empty();
    }
    var derivation = new Derivation(memory, passes, lanes, match.group(4), match.group(5));
    return Optional.of(new Stored(derivation, match.group(6)));
  }

  /// The file's text with its check line.
  String text(Derived derived) {
    return head() + "check=" + check(derived) + "\n";
  }

  /// Whether the passphrase these bytes came from is the one that wrote the check line.
  boolean matches(Derived derived, String check) {
    var own = check(derived).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(own, check.getBytes(StandardCharsets.US_ASCII));
  }

  Derived derive(byte[] passphrase) {
    var parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKiB)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(HexFormat.of().parseHex(salt))
            .build();
    var generator = new Argon2BytesGenerator();
    generator.init(parameters);
    var bytes = new byte[2 * RawKey.BYTES];
    generator.generateBytes(passphrase, bytes);
    var password = HexFormat.of().formatHex(bytes, 0, RawKey.BYTES).toCharArray();
    var checkKey = Arrays.copyOfRange(bytes, RawKey.BYTES, bytes.length);
    Arrays.fill(bytes, (byte) 0);
    return new Derived(password, checkKey);
  }

  private String check(Derived derived) {
    try (var prf = new Prf(RawKey.hmac(derived.checkKey()))) {
      return HexFormat.of().formatHex(prf.of(head().getBytes(StandardCharsets.US_ASCII)));
    }
  }

  private String head() {
    return String.format(
        Locale.ROOT,
        """
        tillid-kdf 1
        argon2id memoryKiB=%d passes=%d lanes=%d
        salt=%s
        keystore=%s
        """,
        memoryKiB,
        passes,
        lanes,
        salt,
        keystoreId);
  }
}
