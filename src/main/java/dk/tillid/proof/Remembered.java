package dk.tillid.proof;

import dk.tillid.domain.Digest;
import dk.tillid.keys.Fingerprint;
import dk.tillid.keys.Fingerprints;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Needle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Needles remembered in a file before a withdrawal, to be looked for after it. Opens nothing: it
/// holds fingerprints alone, and who has it without the keystore cannot try out what they are of.
///
/// @param fingerprints what the needles were made with
public record Remembered(Fingerprints fingerprints, List<Needle> needles) {
  private static final String FIRST = "tillid-needles 1";
  private static final Pattern LINE =
      Pattern.compile("([A-Z_]+) ([A-Z0-9_]+) ([0-9]{1,3}) ([0-9a-f]{8}) ([0-9a-f]{32})");
  private static final Pattern SALT = Pattern.compile("salt=([0-9a-f]{32})");
  private static final String CHECK = "check=";
  private static final HexFormat HEX = HexFormat.of();

  /// Copies the list.
  public Remembered {
    needles = List.copyOf(needles);
  }

  /// Writes the file for its owner alone. Overwrites nothing.
  ///
  /// @throws Unusable if it is there already or cannot be written
  public void write(Path file) {
    String lines = lines();
    String text = lines + CHECK + hex(fingerprints.ofList(ascii(lines))) + "\n";
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel = Files.newByteChannel(file, options, owner)) {
      var bytes = java.nio.ByteBuffer.wrap(ascii(text));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (FileAlreadyExistsException _) {
      throw new Unusable(file + " is there already and is not overwritten: name another file");
    } catch (IOException _) {
      throw new Unusable(file + " cannot be written: name a file in a folder that is yours");
    }
  }

  private String lines() {
    StringBuilder lines = new StringBuilder(FIRST + "\n");
    lines.append("salt=").append(HEX.formatHex(fingerprints.salt())).append('\n');
    for (Needle needle : needles) {
      Fingerprint print = needle.fingerprint();
      lines
          .append(needle.kind())
          .append(' ')
          .append(needle.form())
          .append(' ')
          .append(print.length())
          .append(' ')
          .append(HEX.toHexDigits(print.beginning()))
          .append(' ')
          .append(hex(print.digest()))
          .append('\n');
    }
    return lines.toString();
  }

  /// Reads a file that was written with the same keystore.
  ///
  /// @throws Unusable if it is none, was altered or cut, or belongs to another keystore
  public static Remembered read(Path file, KeyRing keys) {
    List<String> lines = linesOf(file);
    if (lines.size() < 3 || !lines.getFirst().equals(FIRST)) {
      throw new Unusable(file + " is no file of needles: make one with --remember");
    }
    Matcher salt = SALT.matcher(lines.get(1));
    if (!salt.matches()) {
      throw altered(file);
    }
    Fingerprints fingerprints = keys.fingerprints(HEX.parseHex(salt.group(1)));
    String vouched = String.join("\n", lines.subList(0, lines.size() - 1)) + "\n";
    if (!lines.getLast().equals(CHECK + hex(fingerprints.ofList(ascii(vouched))))) {
      throw altered(file);
    }
    List<Needle> needles =
        lines.subList(2, lines.size() - 1).stream().map(line -> needle(file, line)).toList();
    return new Remembered(fingerprints, needles);
  }

  private static List<String> linesOf(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).lines().toList();
    } catch (IOException _) {
      throw new Unusable(file + " cannot be read: name the file that --remember wrote");
    }
  }

  private static Needle needle(Path file, String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw altered(file);
    }
    try {
      String digest = parts.group(5);
      return new Needle(
          Needle.Kind.valueOf(parts.group(1)),
          Needle.Form.valueOf(parts.group(2)),
          new Fingerprint(
              Integer.parseInt(parts.group(3)),
              HexFormat.fromHexDigits(parts.group(4)),
              new Digest(
                  HexFormat.fromHexDigitsToLong(digest, 0, 16),
                  HexFormat.fromHexDigitsToLong(digest, 16, 32))));
    } catch (IllegalArgumentException _) {
      throw altered(file);
    }
  }

  private static Unusable altered(Path file) {
    return new Unusable(
        file
            + " was altered or cut, or was made with another keystore: use the file as --remember"
            + " wrote it, and the keys folder it was made with");
  }

  private static String hex(Digest digest) {
    return HEX.toHexDigits(digest.high()) + HEX.toHexDigits(digest.low());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
