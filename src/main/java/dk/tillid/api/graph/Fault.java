package dk.tillid.api.graph;

import dk.tillid.api.ErrorCode;

/// Ends a field with an error of the closed list. Carries nothing of the request and no stack,
/// since it is an expected end.
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  Fault(ErrorCode code) {
    super(code.name(), null, false, false);
    this.code = code;
  }

  ErrorCode code() {
    return code;
  }
}
