package dk.tillid.api.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/// The meters of the process, for Prometheus. A closed list: technical figures with labels of
/// closed lists, none of them about a case, a code, a caller or an address. What is not on the list
/// cannot be registered, by a library neither.
final class Meters implements AutoCloseable {
  /// Every meter there is.
  static final Set<String> NAMES =
      Set.of(
          "http.server.requests",
          "http.server.running",
          "http.server.sockets",
          "jvm.memory.used",
          "jvm.memory.committed",
          "jvm.memory.max",
          "jvm.threads.live",
          "process.cpu.usage",
          "process.uptime",
          "system.cpu.count",
          "upkeep.backup.age.days",
          "upkeep.backups.restorable",
          "upkeep.erasures.in.files",
          "upkeep.housekeeping.age.days");

  private static final Set<String> LABELS = Set.of("route", "method", "code", "area", "id");

  private static final Set<String> METHODS = Set.of("GET", "POST", "HEAD", "OPTIONS");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger sockets = new AtomicInteger();

  private final UpkeepOfTheDay upkeep;

  /// @param upkeep told as of the day
  Meters(UpkeepOfTheDay upkeep) {
    this.upkeep = upkeep;
    registry.config().meterFilter(new OnList());
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    Gauge.builder("http.server.running", running, AtomicInteger::get).register(registry);
    Gauge.builder("http.server.sockets", sockets, AtomicInteger::get).register(registry);
    upkeep("upkeep.housekeeping.age.days", UpkeepOfTheDay::housekeepingAge);
    upkeep("upkeep.erasures.in.files", UpkeepOfTheDay::erasuresInFiles);
    upkeep("upkeep.backup.age.days", UpkeepOfTheDay::backupAge);
    upkeep("upkeep.backups.restorable", UpkeepOfTheDay::restorableBackups);
  }

  private void upkeep(String name, ToDoubleFunction<UpkeepOfTheDay> figure) {
    Gauge.builder(name, upkeep, figure).register(registry);
  }

  /// Counts a request that was answered.
  ///
  /// @param route one of the door's own routes, never a path that a caller sent
  void answered(String route, String method, int code, Duration time) {
    Timer.builder("http.server.requests")
        .tag("route", route)
        .tag("method", METHODS.contains(method) ? method : "OTHER")
        .tag("code", Integer.toString(code))
        .register(registry)
        .record(time);
  }

  /// How many requests run.
  AtomicInteger running() {
    return running;
  }

  /// How many sockets are open.
  AtomicInteger sockets() {
    return sockets;
  }

  /// The page, in Prometheus' text format 0.0.4. This may read a disk.
  String page() {
    upkeep.renew();
    return registry.scrape();
  }

  /// The registry, for the test that tries to add to it.
  PrometheusMeterRegistry registry() {
    return registry;
  }

  @Override
  public void close() {
    registry.close();
  }

  /// Denies what is not on the list.
  private static final class OnList implements MeterFilter {
    @Override
    public MeterFilterReply accept(Meter.Id id) {
      boolean known =
          NAMES.contains(id.getName())
              && id.getTags().stream().allMatch(tag -> LABELS.contains(tag.getKey()));
      return known ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
    }
  }
}
