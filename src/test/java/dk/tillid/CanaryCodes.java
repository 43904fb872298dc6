package dk.tillid;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a code needs beside it, so that a well-formed request with it is not refused.
final class CanaryCodes {
  /// Mutations that change the case or the enquiry so that a second one of the kind is refused.
  static final Set<String> NEED_A_FRESH_CASE =
      Set.of("closeCase", "reopenCase", "measureEffect", "answerReferral");

  private CanaryCodes() {}

  /// Puts what belongs to the code into the arguments.
  @SuppressWarnings("unchecked") // as SchemaInputs makes it
  static void complete(
      SchemaInputs.Input input, String code, Map<String, Object> arguments, String handle) {
    Map<String, Object> values =
        (Map<String, Object>) arguments.getOrDefault("input", new HashMap<>());
    switch (code) {
      case "STATISTICS" -> values.remove("recipient");
      case "ISOLATION_BROKEN" -> values.put("isolationBrokenBy", List.of(code("NETWORK")));
      case "UNREACHABLE_ASSESSED" -> values.put("assessment", List.of(code("LEFT_AREA")));
      case "CASE_KNOWN" -> values.put("case", Desk.named(handle));
      default -> {}
    }
    switch (input.path().getLast()) {
      case "isolationBrokenBy" -> values.put("reason", code("ISOLATION_BROKEN"));
      case "assessment" -> values.put("reason", code("UNREACHABLE_ASSESSED"));
      default -> {}
    }
  }

  private static SchemaInputs.Code code(String name) {
    return new SchemaInputs.Code(name);
  }
}
