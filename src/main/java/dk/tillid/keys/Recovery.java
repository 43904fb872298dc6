package dk.tillid.keys;

import dk.tillid.keys.KeyFailure.Cause;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter.Algorithm;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;

/// What opens a registry when nobody is left who can: passphrase and the recipient's private key,
/// sealed in custody under a secret that is split among several people (Shamir 1979, over GF(2⁸),
/// by Bouncy Castle). It opens what is there today: no generation of backups that was destroyed.
///
/// A new splitting overwrites the recovery file in place, so that the shares of the one before open
/// nothing. Nothing else does: after a change of the passphrase the shares still give the
/// recipient's private key, without which no backup opens, and that must not hang on one person
/// until the shares are made anew. [#isOf] tells that it is time. Bytes: see the package page.
public final class Recovery {
  /// The name of the file in the custody folder.
  public static final String FILE = "tillid.recovery";

  /// The most shares there may be.
  public static final int MOST_SHARES = 16;

  private static final byte[] MAGIC = "TILLIDRC".getBytes(StandardCharsets.US_ASCII);
  private static final byte FORMAT = 1;
  private static final int SET = 16;
  private static final int HEAD = SET + Tags.BYTES;
  private static final int CONTENT = 1024;
  private static final int BYTES = HEAD + Aead.NONCE + CONTENT + Aead.TAG;
  private static final int LONGEST_PASSPHRASE = CONTENT - 2 - Hpke.KEY;

  private Recovery() {}

  /// The two secrets, as files.
  ///
  /// @param passphrase the passphrase file of the keystore
  /// @param privateKey the recipient's private key
  public record Secrets(Path passphrase, Path privateKey) {}

  /// How the secret is split.
  ///
  /// @param shares how many, from `needed` to [#MOST_SHARES]
  /// @param needed how many of them are to open it, 2 or more
  public record Sharing(int shares, int needed) {}

  /// Seals the secrets and splits what opens them.
  ///
  /// @param file the recovery file; one that is there is overwritten in place
  /// @param tags of the ring that the passphrase opens
  /// @return the page of each share, for printing
  public static List<String> split(Path file, Sharing sharing, Secrets secrets, Tags tags) {
    var content = content(secrets);
    try {
      var random = new SecureRandom();
      var set = new Share.Set(sharing.needed(), sharing.shares(), random.nextInt());
      var split =
          ShamirSecretSplitter.getInstance(Algorithm.AES, Share.SECRET, random)
              .split(sharing.needed(), sharing.shares());
      var head = head(set, mark(secrets.passphrase(), tags));
      write(file, sealed(head, split.getSecret(), content, Entropy.system().bytes(Aead.NONCE)));
      var parts = split.getSecretShares();
      var pages = new ArrayList<String>();
      for (var i = 0; i < parts.length; i++) {
        pages.add(Share.of(set, i + 1, parts[i].getEncoded()).printed());
      }
      return pages;
    } catch (IOException e) {
      throw KeyFailure.disk(file, e);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /// Whether a recovery file was made with the passphrase of a file.
  ///
  /// @param tags of the ring that the passphrase opens
  /// @throws KeyFailure if it is missing or no recovery file
  public static boolean isOf(Path file, Path passphraseFile, Tags tags) {
    try {
      var mark = mark(passphraseFile, tags);
      return Arrays.equals(read(file), SET, HEAD, mark, 0, mark.length);
    } catch (IOException e) {
      throw KeyFailure.disk(file, e);
    }
  }

  private static byte[] mark(Path passphraseFile, Tags tags) {
    var passphrase = Passphrase.read(passphraseFile);
    try {
      return tags.passphraseMark(passphrase);
    } finally {
      Arrays.fill(passphrase, (byte) 0);
    }
  }

  private static byte[] content(Secrets secrets) {
    var passphrase = Passphrase.read(secrets.passphrase());
    try (var secret = Recipient.readSecret(secrets.privateKey())) {
      if (passphrase.length > LONGEST_PASSPHRASE) {
        throw new KeyFailure(
            Cause.RECOVERY_UNUSABLE,
            secrets.passphrase()
                + " is longer than "
                + LONGEST_PASSPHRASE
                + " bytes and cannot be kept. Change it with 'tillid keys rotate root'.");
      }
      var content = ByteBuffer.allocate(CONTENT).putShort((short) passphrase.length);
      return content.put(passphrase).put(secret.key()).array();
    } finally {
      Arrays.fill(passphrase, (byte) 0);
    }
  }

  /// The bytes of the file; wipes the secret.
  static byte[] sealed(byte[] head, byte[] secret, byte[] content, byte[] nonce) {
    var bytes = Arrays.copyOf(head, BYTES);
    System.arraycopy(nonce, 0, bytes, HEAD, Aead.NONCE);
    try (var key = RawKey.aes(secret)) {
      new Aead().seal(key, nonce, 0, head, content, 0, CONTENT, bytes, HEAD + Aead.NONCE);
    }
    return bytes;
  }

  /// What stands before what is sealed, and is bound to it.
  static byte[] head(Share.Set set, byte[] mark) {
    return ByteBuffer.allocate(HEAD).put(head(set)).put(mark).array();
  }

  private static byte[] head(Share.Set set) {
    return ByteBuffer.allocate(SET)
        .put(MAGIC)
        .put(FORMAT)
        .put((byte) set.needed())
        .put((byte) set.shares())
        .put((byte) 0)
        .putInt(set.name())
        .array();
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    KeyFiles.folderOf(file);
    if (Files.notExists(file)) {
      KeyFiles.write(file, bytes);
      return;
    }
    read(file);
    KeyFiles.overwrite(file, bytes);
  }

  private static byte[] read(Path file) throws IOException {
    var bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    if (bytes.length != BYTES
        || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
        || bytes[MAGIC.length] != FORMAT) {
      throw new KeyFailure(
          Cause.RECOVERY_UNUSABLE,
          file
              + " is missing or no recovery file. Name the custody folder that was in force when the"
              + " secret was split.");
    }
    return bytes;
  }

  /// Writes both secrets as files, of mode 0600.
  ///
  /// @param shares the files that hold them, one each
  /// @throws KeyFailure if a file is already there, a share does not read, there are too few, they
  ///   are of different splittings, or of another one than the recovery file
  public static void combine(Path file, List<Path> shares, Secrets into) {
    Stream.of(into.passphrase(), into.privateKey()).forEach(Recovery::requireAbsent);
    try {
      var sealed = read(file);
      var content = opened(file, sealed, together(file, sealed, shares));
      var in = ByteBuffer.wrap(content);
      var passphrase = new byte[in.getShort() + 1];
      in.get(passphrase, 0, passphrase.length - 1);
      passphrase[passphrase.length - 1] = '\n';
      var key = new byte[Hpke.KEY];
      in.get(key);
      KeyFiles.folderOf(into.passphrase());
      try (var secret = new Recipient.Secret(key)) {
        KeyFiles.write(into.passphrase(), passphrase);
        Recipient.write(into.privateKey(), secret);
      } finally {
        Arrays.fill(passphrase, (byte) 0);
        Arrays.fill(content, (byte) 0);
      }
    } catch (IOException e) {
      throw KeyFailure.disk(file, e);
    }
  }

  private static void requireAbsent(Path file) {
    if (Files.exists(file)) {
      throw new KeyFailure(
          Cause.KEYSTORE_EXISTS,
          file + " is already there and is not replaced. Move it away, or choose another path.");
    }
  }

  /// The shares of the recovery file's set, each once.
  private static List<Share> together(Path file, byte[] sealed, List<Path> files)
      throws IOException {
    var shares = new TreeMap<Integer, Share>();
    for (var each : files) {
      if (!Files.isRegularFile(each)) {
        throw Share.unusable(each + " is missing. Name the file of a share.");
      }
      var share = Share.read(each.toString(), Files.readString(each, StandardCharsets.UTF_8));
      if (!Arrays.equals(head(share.set()), 0, SET, sealed, 0, SET)) {
        throw Share.unusable(
            each
                + " is of set "
                + share.set().shown()
                + ", but "
                + file
                + " of another. Use the shares of its own splitting, the latest one.");
      }
      shares.put(share.number(), share);
    }
    int needed = sealed[MAGIC.length + 1];
    if (shares.size() < needed) {
      throw Share.unusable(
          needed + " different shares are needed, and these are " + shares.size() + ".");
    }
    return List.copyOf(shares.values());
  }

  private static byte[] opened(Path file, byte[] sealed, List<Share> shares) throws IOException {
    var parts =
        shares.stream()
            .map(share -> new ShamirSplitSecretShare(share.value(), share.number()))
            .toArray(ShamirSplitSecretShare[]::new);
    var content = new byte[CONTENT];
    var at = HEAD + Aead.NONCE;
    try (var key = RawKey.aes(ShamirSplitSecret.getInstance(Algorithm.AES, parts).getSecret())) {
      var head = Arrays.copyOf(sealed, HEAD);
      if (!new Aead().open(key, sealed, HEAD, head, at, BYTES - at, content, 0)) {
        throw new KeyFailure(
            Cause.RECOVERY_UNUSABLE,
            file
                + " does not open with these shares: one of them, or the file, is not what it was."
                + " Try other shares, or another copy of the file.");
      }
    }
    return content;
  }
}
