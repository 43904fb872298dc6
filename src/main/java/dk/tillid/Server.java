package dk.tillid;

import dk.tillid.api.http.HttpDoor;
import dk.tillid.api.http.HttpSettings;
import dk.tillid.api.http.Readiness;
import dk.tillid.api.http.SignIn;
import dk.tillid.api.http.TrustedIssuer;
import dk.tillid.backup.BackupRound;
import dk.tillid.daily.Daily;
import dk.tillid.digest.DigestRound;
import dk.tillid.keys.KeyRing;
import dk.tillid.keys.Randomness;
import dk.tillid.log.Event;
import dk.tillid.log.EventLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The running process: doors first, which tell health only; then keys, store and index; then
/// answers.
///
/// Sealed start: where the passphrase file is absent the process waits for it and looks again every
/// second. Any other fault of keys or store ends the start.
public final class Server implements AutoCloseable {
  private static final int LOOK_AGAIN_SECONDS = 1;

  private final Config config;
  private final Clock clock;
  private final EventLog log;
  private final HttpDoor door;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CompletableFuture<Registry> registry;
  private volatile Optional<DigestRound> digest = Optional.empty();
  private volatile List<Daily> rounds = List.of();
  private boolean closed;

  private Server(Config config, Clock clock, EventLog log, HttpDoor door) {
    this.config = config;
    this.clock = clock;
    this.log = log;
    this.door = door;
    this.registry = new CompletableFuture<>();
  }

  /// Opens the doors and begins to open the registry behind them.
  ///
  /// @throws java.io.UncheckedIOException if a port is taken
  /// @throws dk.tillid.rules.RuleFault if a rule file cannot be used
  public static Server start(Config config, Clock clock, EventLog log) {
    HttpSettings settings = Settings.http(config);
    if (settings.exposesDevelopment()) {
      throw new Config.Invalid(
          List.of(
              "http.development: only with http.bindAddress 127.0.0.1 and no http.trustedProxies;"
                  + " set one or the other"));
    }
    Registry.rules(config); // a rule file that cannot be used ends the start before a door opens
    HttpDoor door = HttpDoor.open(settings, new Randomness()::memoryKey, log, clock);
    Server server = new Server(config, clock, log, door);
    Thread.ofPlatform().name("start").start(server::open);
    return server;
  }

  /// Waits until requests are answered.
  ///
  /// @throws RuntimeException the fault of keys or store that ended the start
  public Registry ready() {
    try {
      return registry.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }

  /// Where GraphQL is served.
  public String graphql() {
    return base() + "/graphql";
  }

  /// Where health is told.
  public String health() {
    return base() + "/health";
  }

  /// The operator's page, on this machine only.
  public String management() {
    return "http://127.0.0.1:" + door.managementPort();
  }

  private String base() {
    return "http://" + config.text("http.bindAddress") + ":" + door.port();
  }

  private void open() {
    try {
      awaitPassphrase();
      KeyRing keys = Registry.keys(config);
      log.write(Event.UNSEALED);
      door.become(new Readiness.Loading(0));
      Registry opened =
          Registry.open(
              config, keys, clock, log, records -> door.become(new Readiness.Loading(records)));
      door.become(new Readiness.Ready(opened.service(), signIn(keys)));
      opened.onStopped(door::lose, log);
      digest = opened.digest(config, clock, log);
      digest.ifPresent(DigestRound::start);
      Optional<BackupRound> backup = opened.backup(config, clock, log);
      rounds = rounds(opened, backup);
      rounds.forEach(Daily::start);
      door.watch(() -> opened.upkeep(backup));
      door.offer(opened.backupDesk(clock, log));
      log.write(Event.SERVING, door.port());
      registry.complete(opened);
    } catch (RuntimeException | Error e) {
      registry.completeExceptionally(e);
    }
  }

  private List<Daily> rounds(Registry opened, Optional<BackupRound> backup) {
    int hour = config.number("backup.hour");
    return Stream.concat(
            Stream.of(
                opened.retention(config, clock, log), opened.housekeeping(config, clock, log)),
            backup.stream().map(round -> new Daily(round, hour, clock, log)))
        .toList();
  }

  private void awaitPassphrase() {
    Path file = config.path("passphraseFile");
    if (Files.exists(file)) {
      return;
    }
    log.write(Event.SEALED);
    try {
      while (!Files.exists(file)) {
        if (stopping.await(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS)) {
          throw new IllegalStateException("stopped while sealed");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sealed", e);
    }
  }

  private SignIn signIn(KeyRing keys) {
    HttpSettings.SignInSettings settings = Settings.http(config).signIn();
    List<TrustedIssuer> issuers = TrustedIssuer.all(keys.issuer(), settings, log, clock);
    return new SignIn(issuers, clock);
  }

  /// Begins no more requests, answers those under way or ends them, closes the store when nobody
  /// reads from it. At most about four seconds. Whoever calls it again waits for the same end.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    long began = System.nanoTime();
    stopping.countDown();
    door.close();
    digest.ifPresent(DigestRound::close);
    rounds.forEach(Daily::close);
    if (registry.isDone() && !registry.isCompletedExceptionally()) {
      registry.join().close();
    }
    log.write(Event.STOPPED, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
  }
}
