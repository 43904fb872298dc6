package dk.tillid.keys;

import dk.tillid.keys.KeyFailure.Cause;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One share of a recovery secret (dansk: del af en genskabelsesnøgle), as it is printed: four
/// numbered lines of 16 Crockford characters and 2 check characters. Hides itself in `toString`.
final class Share {
  static final int SECRET = 32;

  private static final byte FORMAT = 1;
  private static final int HEAD = 8;
  private static final int LINES = 4;
  private static final int LINE_BYTES = (HEAD + SECRET) / LINES;
  private static final int LINE_SYMBOLS = LINE_BYTES * 8 / 5;
  private static final Pattern LINE = Pattern.compile("\\s*([1-4])[ .:\t]\\s*(\\S.*)");

  private final ByteBuffer bytes;

  private Share(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /// @param number from 1, the place at which the polynomial was evaluated
  static Share of(Set set, int number, byte[] value) {
    return new Share(
        ByteBuffer.allocate(HEAD + SECRET)
            .put(FORMAT)
            .put((byte) set.needed())
            .put((byte) number)
            .put((byte) set.shares())
            .putInt(set.name())
            .put(value)
            .array());
  }

  /// What the shares of one splitting have in common.
  ///
  /// @param needed how many open the recovery file
  /// @param shares how many there are
  /// @param name drawn by chance
  record Set(int needed, int shares, int name) {
    /// The name as it is shown, seven characters.
    String shown() {
      return Crockford.text(symbols(ByteBuffer.allocate(5).put((byte) 0).putInt(name).array(), 8))
          .substring(1);
    }
  }

  Set set() {
    return new Set(bytes.get(1), bytes.get(3), bytes.getInt(4));
  }

  int number() {
    return bytes.get(2);
  }

  byte[] value() {
    return Arrays.copyOfRange(bytes.array(), HEAD, HEAD + SECRET);
  }

  /// The page to print. The only way a share leaves this class as text.
  String printed() {
    return "Tillid. Recovery share %d of %d; %d are needed. Set %s.%n"
            .formatted(number(), set().shares(), set().needed(), set().shown())
        + "Del %d af %d; der skal bruges %d.%n%n"
            .formatted(number(), set().shares(), set().needed())
        + IntStream.range(0, LINES).mapToObj(this::line).collect(Collectors.joining())
        + "%nKeep it sealed and apart from the others. With the file tillid.recovery of custody:%n"
            .formatted()
        + "  tillid keys combine SHARE... --passphrase FILE --recipient-key FILE%n".formatted();
  }

  private String line(int place) {
    var from = place * LINE_BYTES;
    var part = Arrays.copyOfRange(bytes.array(), from, from + LINE_BYTES);
    var values = Arrays.copyOf(symbols(part, LINE_SYMBOLS), LINE_SYMBOLS + Crockford.CHECK);
    Crockford.complete(values);
    var text = Crockford.text(values).replaceAll("(.{4})(?=.)", "$1-");
    return "  %d  %s%n".formatted(place + 1, text);
  }

  /// Reads a share as printed or typed; lines that are not numbered are passed over.
  ///
  /// @param name what to call it in a message
  /// @throws KeyFailure naming the wrong line and, where one character explains it, its place
  static Share read(String name, String text) {
    var lines = new TreeMap<Integer, byte[]>();
    for (var typed : text.lines().toList()) {
      var line = LINE.matcher(typed);
      if (line.matches()) {
        var number = Integer.parseInt(line.group(1));
        if (Optional.ofNullable(lines.put(number, read(name, number, line.group(2)))).isPresent()) {
          throw unusable(
              name + " has two lines " + number + ". Give each share a file of its own.");
        }
      }
    }
    if (lines.size() < LINES) {
      throw unusable(
          name + " has " + lines.size() + " of the four numbered lines of a share. Type all four.");
    }
    var whole = ByteBuffer.allocate(HEAD + SECRET);
    lines.values().forEach(whole::put);
    return checked(name, new Share(whole.array()));
  }

  private static Share checked(String name, Share share) {
    var set = share.set();
    if (share.bytes.get(0) != FORMAT
        || set.needed() < 2
        || set.shares() < set.needed()
        || share.number() < 1
        || share.number() > set.shares()) {
      throw unusable(
          name + " is no recovery share, or its lines are of different ones. Compare the numbers.");
    }
    return share;
  }

  private static byte[] read(String name, int line, String typed) {
    var reading = CodeReader.read(typed, LINE_SYMBOLS + Crockford.CHECK, Share::bytes);
    return switch (reading) {
      case CodeReading.Read<byte[]>(var bytes) -> bytes;
      case CodeReading.OneWrong<byte[]>(var place) ->
          throw unusable(
              name + ", line " + line + ": character " + place + " is wrong. Compare it.");
      case CodeReading.StrangeCharacter<byte[]>(var place) ->
          throw unusable(
              name
                  + ", line "
                  + line
                  + ": character "
                  + place
                  + " is none of a share. Compare it.");
      case CodeReading.TooLong<byte[]> _,
          CodeReading.TooShort<byte[]> _,
          CodeReading.DoesNotAddUp<byte[]> _ ->
          throw unusable(name + ", line " + line + " is not as it was printed. Compare it.");
    };
  }

  static KeyFailure unusable(String message) {
    return new KeyFailure(Cause.SHARES_UNUSABLE, message);
  }

  /// Five bits a symbol, high bits first.
  private static int[] symbols(byte[] part, int count) {
    var bits = new BigInteger(1, part);
    return IntStream.range(0, count)
        .map(i -> bits.shiftRight(5 * (count - 1 - i)).intValue() & 31)
        .toArray();
  }

  private static byte[] bytes(int[] values) {
    var bits = BigInteger.ZERO;
    for (var i = 0; i < LINE_SYMBOLS; i++) {
      bits = bits.shiftLeft(5).or(BigInteger.valueOf(values[i]));
    }
    var all = bits.toByteArray(); // with a sign, and without leading zeros
    var part = new byte[LINE_BYTES];
    var length = Math.min(all.length, LINE_BYTES);
    System.arraycopy(all, all.length - length, part, LINE_BYTES - length, length);
    return part;
  }

  @Override
  public String toString() {
    return "Share[hidden]";
  }
}
