package dk.tillid;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that stands at noon of the day a test sets. Safe from any thread.
public final class DayClock extends Clock {
  private volatile LocalDate day;

  /// A clock that stands on a day.
  public DayClock(LocalDate day) {
    this.day = day;
  }

  /// Sets the day.
  public void day(LocalDate next) {
    day = next;
  }

  @Override
  public Instant instant() {
    return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return zone.equals(getZone()) ? this : new Zoned(this, zone);
  }

  private static final class Zoned extends Clock {
    private final Clock clock;
    private final ZoneId zone;

    Zoned(Clock clock, ZoneId zone) {
      this.clock = clock;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return clock.withZone(other);
    }
  }
}
