package dk.tillid.keys;

import java.nio.charset.StandardCharsets;

/// The citizen's paper code (dansk: borgerkode): 16 random Crockford characters (80 bits) and 2
/// check characters, written `XXXX-XXXX-XXXX-XXXX-XX`. It is shown once and never stored; what is
/// stored is [Tags#codeTag(CitizenCode)]. Hides itself in `toString`.
public final class CitizenCode {
  /// Characters without hyphens.
  public static final int LENGTH = 18;

  private final String text;

  private CitizenCode(String text) {
    this.text = text;
  }

  /// Reads a code as typed: case, spaces and hyphens are free, o reads as 0, i and l as 1.
  public static CodeReading<CitizenCode> read(String typed) {
    return CodeReader.read(typed, LENGTH, values -> new CitizenCode(Crockford.text(values)));
  }

  /// Makes a code from 16 values of 0 to 31 and adds the check characters.
  static CitizenCode of(int[] sixteen) {
    var values = java.util.Arrays.copyOf(sixteen, LENGTH);
    Crockford.complete(values);
    return new CitizenCode(Crockford.text(values));
  }

  /// For the paper slip, in groups of four. The only way the code leaves this class as text.
  public String printed() {
    var printed = new StringBuilder(LENGTH + 4);
    for (var i = 0; i < LENGTH; i++) {
      if (i > 0 && i % 4 == 0) {
        printed.append('-');
      }
      printed.append(text.charAt(i));
    }
    return printed.toString();
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "CitizenCode[hidden]";
  }
}
