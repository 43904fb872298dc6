package dk.tillid.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetersTest {
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) \\S+");

  /// Every family of the page, as Prometheus names it. A new one is a decision: it may count
  /// requests and bytes, and never cases, codes, callers or addresses.
  private static final Set<String> FAMILIES =
      Set.of(
          "http_server_requests_seconds",
          "http_server_requests_seconds_max",
          "http_server_running",
          "http_server_sockets",
          "jvm_memory_committed_bytes",
          "jvm_memory_max_bytes",
          "jvm_memory_used_bytes",
          "jvm_threads_live_threads",
          "process_cpu_usage",
          "process_uptime_seconds",
          "system_cpu_count");

  @Test
  void thePageHoldsTheListAndNothingElse() {
    try (Meters meters = new Meters()) {
      meters.answered("/graphql", "POST", 200, Duration.ofMillis(3));
      assertThat(families(meters.page())).isEqualTo(FAMILIES);
    }
  }

  @Test
  void unknownMetersAndLabelsAreDenied() {
    try (Meters meters = new Meters()) {
      meters.registry().counter("cases.opened").increment();
      meters.registry().counter("http.server.requests.by.caller").increment();
      meters.registry().timer("http.server.requests", "worker", "w-1").record(Duration.ofMillis(1));
      assertThat(meters.page()).doesNotContain("cases", "caller", "w-1");
    }
  }

  @Test
  void aMadeUpMethodIsNoLabel() {
    try (Meters meters = new Meters()) {
      meters.answered("/graphql", "SECRET", 405, Duration.ZERO);
      assertThat(meters.page()).contains("method=\"OTHER\"").doesNotContain("SECRET");
    }
  }

  private static Set<String> families(String page) {
    Set<String> families = new TreeSet<>();
    TYPE.matcher(page).results().forEach(line -> families.add(line.group(1)));
    return families;
  }
}
