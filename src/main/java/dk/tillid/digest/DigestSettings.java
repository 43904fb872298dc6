package dk.tillid.digest;

import dk.tillid.domain.Municipality;
import dk.tillid.domain.TeamId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// To whom, when and through which mail server the daily message goes.
///
/// @param hour the hour of the Danish day, 0–23, within which it is sent
public record DigestSettings(Relay relay, String from, int hour, List<Recipient> recipients) {
  /// Copies the list.
  public DigestSettings {
    recipients = List.copyOf(recipients);
  }

  /// How the way to the mail server is protected.
  public enum Security {
    /// Begins in clear and turns to TLS before anything is said (RFC 3207); refused otherwise.
    STARTTLS,
    /// TLS from the first byte (RFC 8314).
    TLS,
    /// In clear: only to a mail server on this machine.
    NONE
  }

  /// The mail server.
  ///
  /// @param user the name to sign in with, where it asks for one
  /// @param passwordFile the file that holds the password, read anew for each message
  public record Relay(
      String host,
      int port,
      Security security,
      Optional<String> user,
      Optional<Path> passwordFile) {}

  /// A team's mailbox.
  public record Recipient(Municipality municipality, TeamId team, String address) {}
}
