package dk.tillid.digest;

/// Hands a message to a mail server.
@FunctionalInterface
public interface Post {
  /// The mail server did not take the message. The message of the exception names the kind of
  /// trouble and never an address or a text.
  final class Undelivered extends Exception {
    private static final long serialVersionUID = 1L;

    /// With its cause.
    public Undelivered(String trouble, Throwable cause) {
      super(trouble, cause);
    }
  }

  /// Sends a plain text. When it returns, the mail server has taken it.
  ///
  /// @throws Undelivered if it has not
  void send(String address, String subject, String text) throws Undelivered;
}
