package dk.tillid.api.http;

import dk.tillid.log.EventLog;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the doors share: the state of the registry, the places for running requests, the limits of
/// rate, meters and log.
final class Hall {
  private final HttpSettings settings;
  private final Meters meters;
  private final EventLog log;
  private final Clock clock;
  private final Semaphore places;
  private final Semaphore anonymousPlaces;
  private final RateLimiter anonymous;
  private final RateLimiter failedSignIns;
  private final SocketPlaces sockets;
  private final AtomicLong incidents;
  private volatile Optional<Supplier<Upkeep>> upkeep = Optional.empty();
  private volatile Optional<BackupDesk> backups = Optional.empty();
  private volatile Readiness readiness = new Readiness.Sealed();

  Hall(HttpSettings settings, Supplier<byte[]> freshKey, EventLog log, Clock clock) {
    HttpSettings.Limits limits = settings.limits();
    this.settings = settings;
    this.log = log;
    this.clock = clock;
    this.meters = new Meters(new UpkeepOfTheDay(() -> upkeep().map(Supplier::get), clock));
    this.places = new Semaphore(limits.signedInPlaces());
    this.anonymousPlaces = new Semaphore(limits.anonymousPlaces());
    this.anonymous = new RateLimiter(freshKey, clock, limits.anonymousPerMinutePerAddress());
    this.failedSignIns =
        new RateLimiter(freshKey, clock, limits.failedSignInsPerMinutePerAddress());
    this.sockets = new SocketPlaces(settings.sockets());
    this.incidents = new AtomicLong(clock.millis());
  }

  HttpSettings settings() {
    return settings;
  }

  Meters meters() {
    return meters;
  }

  EventLog log() {
    return log;
  }

  SocketPlaces sockets() {
    return sockets;
  }

  Clock clock() {
    return clock;
  }

  Readiness readiness() {
    return readiness;
  }

  /// How the registry is kept up; empty until it is ready.
  Optional<Supplier<Upkeep>> upkeep() {
    return upkeep;
  }

  void watch(Supplier<Upkeep> kept) {
    upkeep = Optional.of(kept);
  }

  /// Who makes backups; empty until the registry is ready.
  Optional<BackupDesk> backups() {
    return backups;
  }

  void offer(BackupDesk desk) {
    backups = Optional.of(desk);
  }

  /// Tells how far the registry is; a hall that is closed stays so.
  synchronized void become(Readiness next) {
    if (!isClosed()) {
      readiness = next;
    }
  }

  /// Tells that a part works no longer; before the registry was ready, its start tells it.
  synchronized void lose(Readiness.Part part) {
    if (readiness instanceof Readiness.Ready ready) {
      readiness = ready.without(part);
    }
  }

  /// Lets nothing begin any more; what runs goes on.
  synchronized void close() {
    readiness = new Readiness.Stopping();
  }

  private boolean isClosed() {
    return readiness instanceof Readiness.Stopping;
  }

  /// Waits, after [#close()], until nothing runs, so that what it reads from may be closed.
  ///
  /// @return whether nothing runs; false where the time was too short
  boolean awaitIdle(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    HttpSettings.Limits limits = settings.limits();
    return isFree(places, limits.signedInPlaces(), end)
        && isFree(anonymousPlaces, limits.anonymousPlaces(), end);
  }

  private static boolean isFree(Semaphore of, int places, long end) {
    try {
      if (!of.tryAcquire(places, end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return false;
      }
      of.release(places);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// What the log and the caller call a fault; differs from all others of this process.
  long incident() {
    return incidents.incrementAndGet();
  }

  /// Runs the work of a caller with a token on a virtual thread of its own, or says that there is
  /// no place. The failure is called for whatever the work throws, so that no caller waits for
  /// ever.
  boolean run(Runnable work, Consumer<Throwable> failure) {
    return run(places, work, failure);
  }

  /// The same for a caller without a token. Their places are their own: no load of staff keeps a
  /// citizen from withdrawing, and no load of strangers keeps staff out.
  boolean runAnonymous(Runnable work, Consumer<Throwable> failure) {
    return run(anonymousPlaces, work, failure);
  }

  private boolean run(Semaphore free, Runnable work, Consumer<Throwable> failure) {
    if (!free.tryAcquire()) {
      return false;
    }
    if (isClosed()) { // asked with the place in hand: whoever waits for idleness sees it taken
      free.release();
      return false;
    }
    meters.running().incrementAndGet();
    Thread.ofVirtual()
        .name("request")
        .start(() -> {
          try {
            work.run();
          } catch (Throwable e) {
            failure.accept(e);
          } finally {
            meters.running().decrementAndGet();
            free.release();
          }
        });
    return true;
  }

  /// Whether the request comes too often: without a token, as a citizen's does, it is counted; with
  /// one it is held only against the tokens refused before, and not at all where the token was
  /// proved before: a whole office may share one address with one expired token.
  Optional<Refusal> refusalByRate(HttpServerRequest request) {
    if (!request.headers().contains("Authorization")) {
      int wait = anonymous.take(address(request));
      return wait == 0 ? Optional.empty() : Optional.of(Refusal.rateLimited(wait));
    }
    return isProved(request) ? Optional.empty() : refusalByFailedSignIns(request);
  }

  private boolean isProved(HttpServerRequest request) {
    return readiness instanceof Readiness.Ready ready
        && SignIn.bearer(String.join(",", request.headers().getAll("Authorization")))
            .filter(ready.signIn()::remembers)
            .isPresent();
  }

  /// Whether too many tokens of the address were refused.
  Optional<Refusal> refusalByFailedSignIns(HttpServerRequest request) {
    int wait = failedSignIns.secondsToWait(address(request));
    return wait == 0 ? Optional.empty() : Optional.of(Refusal.rateLimited(wait));
  }

  /// Counts a token that was refused.
  void signInFailed(HttpServerRequest request) {
    signInFailed(address(request));
  }

  /// Counts a token that was refused.
  void signInFailed(String address) {
    failedSignIns.take(address);
  }

  /// Where the request comes from: the peer, or what a listed proxy says last.
  String address(HttpServerRequest request) {
    String peer = request.remoteAddress().hostAddress();
    List<String> forwarded = request.headers().getAll("X-Forwarded-For");
    if (!settings.trustedProxies().contains(peer) || forwarded.isEmpty()) {
      return peer;
    }
    String last = forwarded.getLast();
    return last.substring(last.lastIndexOf(',') + 1).strip();
  }
}
