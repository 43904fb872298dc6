package dk.tillid.digest;

import dk.tillid.digest.DigestSettings.Relay;
import dk.tillid.digest.DigestSettings.Security;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/// Sends over SMTP (RFC 5321). The server's name must stand in its certificate. Nothing is kept
/// between two messages.
public final class SmtpPost implements Post {
  private static final String TIMEOUT_MILLIS = "15000";

  private final Relay relay;
  private final String from;
  private final Optional<SSLSocketFactory> trusting;

  /// Sends through a mail server, from an address.
  ///
  /// @param trusting makes TLS sockets that trust the configured authority; Java's own when absent
  public SmtpPost(Relay relay, String from, Optional<SSLSocketFactory> trusting) {
    this.relay = relay;
    this.from = from;
    this.trusting = trusting;
  }

  @Override
  public void send(String address, String subject, String text) throws Undelivered {
    try {
      Session session = session();
      MimeMessage message = new MimeMessage(session);
      message.setFrom(new InternetAddress(from, true));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
      message.setSubject(subject, StandardCharsets.UTF_8.name());
      message.setText(text, StandardCharsets.UTF_8.name());
      message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no automatic replies
      Transport.send(message);
    } catch (MessagingException e) {
      throw new Undelivered("the mail server did not take the message", e);
    } catch (IOException e) {
      throw new Undelivered("mail.passwordFile cannot be read", e);
    }
  }

  private Session session() throws IOException {
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", relay.host());
    properties.setProperty("mail.smtp.port", Integer.toString(relay.port()));
    properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    // Otherwise the name of this machine is told.
    properties.setProperty("mail.smtp.localhost", "localhost");
    protect(properties);
    return signedIn(properties);
  }

  private void protect(Properties properties) {
    boolean startTls = relay.security() == Security.STARTTLS;
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
    properties.setProperty(
        "mail.smtp.ssl.enable", Boolean.toString(relay.security() == Security.TLS));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
    trusting.ifPresent(made -> properties.put("mail.smtp.ssl.socketFactory", made));
  }

  private Session signedIn(Properties properties) throws IOException {
    Optional<String> user = relay.user();
    if (user.isEmpty()) {
      return Session.getInstance(properties);
    }
    properties.setProperty("mail.smtp.auth", "true");
    String password =
        relay.passwordFile().isPresent()
            ? Files.readString(relay.passwordFile().get(), StandardCharsets.UTF_8).strip()
            : "";
    return Session.getInstance(
        properties,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(user.get(), password);
          }
        });
  }
}
