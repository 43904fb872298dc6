package dk.tillid.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.tillid.digest.DigestSettings.Relay;
import dk.tillid.digest.DigestSettings.Security;
import dk.tillid.keys.Authority;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Messages against a real mail server.
class SmtpPostIT {
  private static final String TEXT = new Digest(1, 2, 3).text();

  @TempDir Path folder;

  @Test
  void messageArrivesWithItsDanishLettersAndAsksForNoReply() throws Exception {
    try (MailServer server = MailServer.inClear(folder)) {
      post(server, Security.NONE, Optional.empty()).send("skp@example.dk", "Tillid: på vej", TEXT);
      String raw = server.messages().getFirst();
      MimeMessage message = read(raw);
      assertThat(message.getSubject()).isEqualTo("Tillid: på vej");
      assertThat(message.getContent().toString().replace("\r", "")).isEqualTo(TEXT);
      assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(message.getAllRecipients())
          .extracting(Object::toString)
          .containsExactly("skp@example.dk");
      assertThat(raw).doesNotContain(InetAddress.getLocalHost().getHostName() + ".");
    }
  }

  @Test
  void tlsIsUsedWhereTheAuthorityIsTrusted() throws Exception {
    try (MailServer server = MailServer.withTls(folder)) {
      post(server, Security.STARTTLS, Optional.of(Authority.trusting(folder.resolve("server.pem"))))
          .send("skp@example.dk", "a", TEXT);
      assertThat(server.messages()).hasSize(1);
    }
  }

  @Test
  void certificateOfNobodyKnownIsRefusedAndNothingIsSent() throws Exception {
    try (MailServer server = MailServer.withTls(folder)) {
      assertThatThrownBy(() ->
              post(server, Security.STARTTLS, Optional.empty()).send("skp@example.dk", "a", TEXT))
          .isInstanceOf(Post.Undelivered.class);
      assertThat(server.messages()).isEmpty();
    }
  }

  @Test
  void serverThatOffersNoTlsGetsNothing() throws Exception {
    try (MailServer server = MailServer.inClear(folder)) {
      assertThatThrownBy(() ->
              post(server, Security.STARTTLS, Optional.empty()).send("skp@example.dk", "a", TEXT))
          .isInstanceOf(Post.Undelivered.class)
          .hasMessage("the mail server did not take the message");
      assertThat(server.messages()).isEmpty();
    }
  }

  private static SmtpPost post(
      MailServer server, Security security, Optional<SSLSocketFactory> trusting) {
    Relay relay =
        new Relay("127.0.0.1", server.port(), security, Optional.empty(), Optional.empty());
    return new SmtpPost(relay, "tillid@example.dk", trusting);
  }

  private static MimeMessage read(String raw) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
  }
}
