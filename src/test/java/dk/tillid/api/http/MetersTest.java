package dk.tillid.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.tillid.DayClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
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
          "system_cpu_count",
          "upkeep_backup_age_days",
          "upkeep_backups_restorable",
          "upkeep_erasures_in_files",
          "upkeep_housekeeping_age_days");

  private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

  private final DayClock clock = new DayClock(DAY);
  private Optional<Upkeep> upkeep = Optional.empty();

  private Meters meters() {
    return new Meters(new UpkeepOfTheDay(() -> upkeep, clock));
  }

  @Test
  void thePageHoldsTheListAndNothingElse() {
    try (Meters meters = meters()) {
      meters.answered("/graphql", "POST", 200, Duration.ofMillis(3));
      assertThat(families(meters.page())).isEqualTo(FAMILIES);
    }
  }

  @Test
  void unknownMetersAndLabelsAreDenied() {
    try (Meters meters = meters()) {
      meters.registry().counter("cases.opened").increment();
      meters.registry().counter("http.server.requests.by.caller").increment();
      meters.registry().timer("http.server.requests", "worker", "w-1").record(Duration.ofMillis(1));
      assertThat(meters.page()).doesNotContain("cases", "caller", "w-1");
    }
  }

  @Test
  void aMadeUpMethodIsNoLabel() {
    try (Meters meters = meters()) {
      meters.answered("/graphql", "SECRET", 405, Duration.ZERO);
      assertThat(meters.page()).contains("method=\"OTHER\"").doesNotContain("SECRET");
    }
  }

  @Test
  void whatIsNotKnownHasNoValue() {
    try (Meters meters = meters()) {
      assertThat(meters.page())
          .contains("upkeep_housekeeping_age_days NaN", "upkeep_backup_age_days NaN")
          .contains("upkeep_erasures_in_files NaN", "upkeep_backups_restorable NaN");
    }
  }

  @Test
  void theUpkeepIsToldInDaysAndCounts() {
    upkeep =
        Optional.of(
            new Upkeep(Optional.of(DAY.minusDays(1)), 3, Optional.of(DAY), OptionalInt.of(2)));
    try (Meters meters = meters()) {
      assertThat(meters.page())
          .contains("upkeep_housekeeping_age_days 1.0", "upkeep_backup_age_days 0.0")
          .contains("upkeep_erasures_in_files 3.0", "upkeep_backups_restorable 2.0");
      clock.day(DAY.plusDays(1));
      assertThat(meters.page())
          .contains("upkeep_housekeeping_age_days 2.0", "upkeep_backup_age_days 1.0");
    }
  }

  /// A meter is read every few seconds: it must not tell at what minute somebody withdrew.
  @Test
  void theCountOfErasuresMovesWithTheDayOrHousekeepingAndNotWithEach() {
    erasures(4, DAY.minusDays(1));
    try (Meters meters = meters()) {
      assertThat(meters.page()).contains("upkeep_erasures_in_files 4.0");
      erasures(5, DAY.minusDays(1));
      assertThat(meters.page()).contains("upkeep_erasures_in_files 4.0");
      erasures(0, DAY);
      assertThat(meters.page()).contains("upkeep_erasures_in_files 0.0");
      erasures(1, DAY);
      assertThat(meters.page()).contains("upkeep_erasures_in_files 0.0");
      clock.day(DAY.plusDays(1));
      assertThat(meters.page()).contains("upkeep_erasures_in_files 1.0");
    }
  }

  private void erasures(long inFiles, LocalDate housekept) {
    upkeep =
        Optional.of(
            new Upkeep(Optional.of(housekept), inFiles, Optional.empty(), OptionalInt.empty()));
  }

  private static Set<String> families(String page) {
    Set<String> families = new TreeSet<>();
    TYPE.matcher(page).results().forEach(line -> families.add(line.group(1)));
    return families;
  }
}
