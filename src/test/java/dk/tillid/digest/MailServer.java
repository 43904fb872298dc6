package dk.tillid.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A mail server on this machine, from Debian's package `python3-aiosmtpd`. What it takes it puts
/// into a Maildir.
public final class MailServer implements AutoCloseable {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final Path PACKAGE = Path.of("/usr/lib/python3/dist-packages/aiosmtpd");
  private static final Duration START = Duration.ofSeconds(30);

  private final Process process;
  private final Path mailbox;
  private final int port;

  private MailServer(Process process, Path mailbox, int port) {
    this.process = process;
    this.mailbox = mailbox;
    this.port = port;
  }

  /// A server that takes messages in clear.
  public static MailServer inClear(Path folder) throws IOException, InterruptedException {
    return start(folder, List.of());
  }

  /// A server that wants TLS before it takes anything, under the certificate of [#certificate].
  static MailServer withTls(Path folder) throws IOException, InterruptedException {
    return start(
        folder,
        List.of(
            "--tlscert",
            certificate(folder).toString(),
            "--tlskey",
            folder.resolve("server.key").toString()));
  }

  private static MailServer start(Path folder, List<String> protection)
      throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(PYTHON) && Files.isDirectory(PACKAGE),
        "skipped: no mail server here; install Debian's python3-aiosmtpd");
    int port = freePort();
    Path mailbox = folder.resolve("mailbox");
    List<String> command =
        new ArrayList<>(
            List.of(PYTHON.toString(), "-m", "aiosmtpd", "-n", "-l", "127.0.0.1:" + port));
    command.addAll(protection);
    command.addAll(List.of("-c", "aiosmtpd.handlers.Mailbox", mailbox.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("server.log").toFile())
            .start();
    MailServer server = new MailServer(process, mailbox, port);
    server.awaitStart();
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitStart() throws InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (!listens()) {
      assertThat(process.isAlive()).as("the mail server runs").isTrue();
      assertThat(System.nanoTime()).as("the mail server listens in time").isLessThan(end);
      process.waitFor(Duration.ofMillis(50));
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  /// A certificate for 127.0.0.1 that signed itself, as a PEM file.
  static Path certificate(Path folder) throws IOException, InterruptedException {
    Path certificate = folder.resolve("server.pem");
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=127.0.0.1",
                "-addext",
                "subjectAltName=IP:127.0.0.1",
                "-keyout",
                folder.resolve("server.key").toString(),
                "-out",
                certificate.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(openssl.waitFor()).as("openssl made a certificate").isZero();
    return certificate;
  }

  /// Where it listens on 127.0.0.1.
  public int port() {
    return port;
  }

  /// The messages taken so far, as they came.
  public List<String> messages() throws IOException {
    Path fresh = mailbox.resolve("new");
    if (!Files.isDirectory(fresh)) {
      return List.of();
    }
    List<String> messages = new ArrayList<>();
    try (Stream<Path> files = Files.list(fresh)) {
      for (Path file : files.sorted().toList()) {
        messages.add(Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return messages;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
