package dk.tillid.keys;

import dk.tillid.keys.KeyFailure.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/// The public half of an Ed25519 key as PEM, as the keys folder holds it.
public final class PublicKeyFile {
  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";

  private PublicKeyFile() {}

  /// The 32 bytes of the key.
  ///
  /// @throws KeyFailure if the file is absent or holds no such key
  public static byte[] read(Path file) {
    try {
      var text = Files.isRegularFile(file) ? Files.readString(file) : "";
      var from = text.indexOf(BEGIN);
      var to = text.indexOf(END);
      var info =
          from < 0 || to < from
              ? new byte[0]
              : Base64.getMimeDecoder().decode(text.substring(from + BEGIN.length(), to));
      var head = SigningKey.SPKI_HEAD;
      if (info.length == head.length + SigningKey.PUBLIC
          && Arrays.equals(info, 0, head.length, head, 0, head.length)) {
        return Arrays.copyOfRange(info, head.length, info.length);
      }
    } catch (IllegalArgumentException _) {
      // no base64: told below
    } catch (IOException e) {
      throw KeyFailure.disk(file, e);
    }
    throw new KeyFailure(
        Cause.PUBLIC_KEY_UNUSABLE,
        file + " holds no public Ed25519 key as PEM. Name receipt.pub.pem of the registry.");
  }
}
