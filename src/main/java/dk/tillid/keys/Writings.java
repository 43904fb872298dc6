package dk.tillid.keys;

import dk.tillid.keys.Needle.Form;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/// Every form in which bytes or a text could have been written down. Forms too short to be known
/// again are left out, and so are those that are written like one before them.
final class Writings {
  private final Map<Form, byte[]> forms = new EnumMap<>(Form.class);

  private Writings() {}

  static Map<Form, byte[]> of(byte[] bytes) {
    var writings = new Writings();
    writings.addBytes(bytes);
    writings.add(Form.TURNED, turned(bytes));
    return writings.forms;
  }

  static Map<Form, byte[]> of(String text) {
    var writings = new Writings();
    writings.addBytes(text.getBytes(StandardCharsets.UTF_8));
    writings.add(Form.LATIN_1, in(StandardCharsets.ISO_8859_1, text));
    writings.add(Form.UTF_16LE, text.getBytes(StandardCharsets.UTF_16LE));
    writings.add(Form.UTF_16BE, text.getBytes(StandardCharsets.UTF_16BE));
    return writings.forms;
  }

  private void addBytes(byte[] bytes) {
    add(Form.PLAIN, bytes.clone());
    add(Form.HEX, ascii(HexFormat.of().formatHex(bytes)));
    add(Form.HEX_CAPITALS, ascii(HexFormat.of().withUpperCase().formatHex(bytes)));
    add(Form.BASE64, base64(bytes, 0));
    add(Form.BASE64_1, base64(bytes, 2));
    add(Form.BASE64_2, base64(bytes, 1));
  }

  private void add(Form form, byte[] bytes) {
    if (bytes.length >= Fingerprints.SHORTEST
        && forms.values().stream().noneMatch(known -> Arrays.equals(known, bytes))) {
      forms.put(form, bytes);
    }
  }

  /// The characters that do not depend on what stands before and after.
  ///
  /// @param skipped how many bytes belong to the group before
  private static byte[] base64(byte[] bytes, int skipped) {
    var whole = Math.max(0, (bytes.length - skipped) / 3 * 3);
    return Base64.getEncoder()
        .encode(
            Arrays.copyOfRange(
                bytes, Math.min(skipped, bytes.length), Math.min(skipped, bytes.length) + whole));
  }

  private static byte[] turned(byte[] bytes) {
    var turned = new byte[bytes.length / Integer.BYTES * Integer.BYTES];
    for (var i = 0; i < turned.length; i++) {
      turned[i] = bytes[i ^ 3];
    }
    return turned;
  }

  private static byte[] in(Charset charset, String text) {
    return charset.newEncoder().canEncode(text) ? text.getBytes(charset) : new byte[0];
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
