package dk.tillid.proof;

/// A file of needles that cannot be used; the message names file and remedy.
public final class Unusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unusable(String message) {
    super(message);
  }
}
