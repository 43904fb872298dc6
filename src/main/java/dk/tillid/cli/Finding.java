package dk.tillid.cli;

import java.util.Locale;
import java.util.Map;

/// One finding of the doctor.
///
/// @param state `ok`, `warn` or `fault`
record Finding(String check, String state, String text) {
  static Finding ok(String check, String text) {
    return new Finding(check, "ok", text);
  }

  static Finding warn(String check, String text) {
    return new Finding(check, "warn", text);
  }

  static Finding fault(String check, String text) {
    return new Finding(check, "fault", text);
  }

  boolean isFault() {
    return state.equals("fault");
  }

  Map<String, String> fields() {
    return Map.of("check", check, "state", state, "text", text);
  }

  String line() {
    return String.join("  ", state.toUpperCase(Locale.ROOT), check + ":", text);
  }
}
