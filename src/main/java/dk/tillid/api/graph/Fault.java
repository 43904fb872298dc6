package dk.tillid.api.graph;

import dk.tillid.api.ErrorCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ends a field with an error of the closed list. Carries nothing of the request and no stack,
/// since it is an expected end.
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final @Nullable CodedField field;

  Fault(ErrorCode code) {
    super(code.name(), null, false, false);
    this.code = code;
    this.field = null;
  }

  /// A field that looks like an identifier of a person.
  Fault(CodedField field) {
    super(ErrorCode.IDENTIFYING_VALUE.name(), null, false, false);
    this.code = ErrorCode.IDENTIFYING_VALUE;
    this.field = field;
  }

  ErrorCode code() {
    return code;
  }

  /// The field that is to be changed, where one is.
  Optional<String> field() {
    return Optional.ofNullable(field).map(CodedField::field);
  }
}
