package dk.tillid.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The registry's calendar: days begin and end where its users live.
public final class Denmark {
  /// The time zone.
  public static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

  private Denmark() {}

  /// The calendar day.
  public static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  /// How long the day still lasts; more than nothing.
  public static Duration untilTomorrow(Clock clock) {
    Instant now = clock.instant();
    LocalDate tomorrow = LocalDate.ofInstant(now, ZONE).plusDays(1);
    return Duration.between(now, tomorrow.atStartOfDay(ZONE).toInstant());
  }
}
