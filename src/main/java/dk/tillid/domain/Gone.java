package dk.tillid.domain;

/// A case that a read was about to show was erased meanwhile. The answer must not leave; what the
/// caller asks for is not found.
public final class Gone extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Carries nothing: neither which case nor a stack trace.
  public Gone() {
    super("Gone", null, false, false);
  }
}
