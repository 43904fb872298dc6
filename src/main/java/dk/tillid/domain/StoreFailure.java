package dk.tillid.domain;

/// Durable storage failed; nothing of the request was committed. The message never holds data.
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// A failure with a fixed text that names file and remedy, never data.
  public StoreFailure(String message) {
    super(message);
  }

  /// A failure with its cause.
  public StoreFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
