package dk.tillid;

import dk.tillid.digest.DigestSettings;
import dk.tillid.digest.DigestSettings.Recipient;
import dk.tillid.digest.DigestSettings.Relay;
import dk.tillid.digest.DigestSettings.Security;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.TeamId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The daily message's settings out of the configuration.
final class MailSettings {
  /// Stricter than RFC 5321: what municipalities' mailboxes look like, and nothing that could carry
  /// a second header or recipient.
  private static final String ADDRESS = "[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,190}";

  private static final Pattern RECIPIENT =
      Pattern.compile("([0-9]{4})/([a-z0-9-]{1,32})=(" + ADDRESS + ")");

  private static final List<String> THIS_MACHINE = List.of("127.0.0.1", "::1", "localhost");

  private MailSettings() {}

  /// The settings; empty where no mail server is named.
  static Optional<DigestSettings> of(Config config) {
    if (config.text("mail.host").isEmpty()) {
      return Optional.empty();
    }
    Relay relay =
        new Relay(
            config.text("mail.host"),
            config.number("mail.port"),
            security(config).orElseThrow(),
            Optional.of(config.text("mail.user")).filter(user -> !user.isEmpty()),
            config.optionalPath("mail.passwordFile"));
    return Optional.of(
        new DigestSettings(
            relay,
            config.text("mail.from"),
            config.number("mail.hour"),
            config.list("mail.recipients").stream().map(MailSettings::recipient).toList()));
  }

  /// What is wrong with them, a line each, beyond the form of each value.
  static List<String> problems(Config config) {
    if (config.text("mail.host").isEmpty()) {
      return List.of();
    }
    List<String> problems = new ArrayList<>();
    if (security(config).isEmpty()) {
      problems.add("mail.security: STARTTLS, TLS or NONE is expected");
    }
    if (security(config).filter(it -> it == Security.NONE).isPresent()
        && !THIS_MACHINE.contains(config.text("mail.host"))) {
      problems.add(
          "mail.security: NONE is for a mail server on this machine alone; use STARTTLS or TLS");
    }
    if (!config.text("mail.from").matches(ADDRESS)) {
      problems.add("mail.from: an address is expected, as tillid@example.dk");
    }
    if (config.list("mail.recipients").isEmpty()) {
      problems.add("mail.recipients: name at least one, or leave mail.host empty");
    }
    if (!config.list("mail.recipients").stream().allMatch(it -> RECIPIENT.matcher(it).matches())) {
      problems.add("mail.recipients: an entry is four digits, /, team, =, and an address");
    }
    if (config.text("mail.user").isEmpty() != config.optionalPath("mail.passwordFile").isEmpty()) {
      problems.add("mail.user, mail.passwordFile: give both or neither");
    }
    return problems;
  }

  private static Optional<Security> security(Config config) {
    String name = config.text("mail.security");
    return Arrays.stream(Security.values()).filter(it -> it.name().equals(name)).findFirst();
  }

  private static Recipient recipient(String entry) {
    Matcher parts = RECIPIENT.matcher(entry);
    if (!parts.matches()) {
      throw new IllegalArgumentException("a recipient that was not checked");
    }
    return new Recipient(
        new Municipality(parts.group(1)), new TeamId(parts.group(2)), parts.group(3));
  }
}
