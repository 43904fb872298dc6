package dk.tillid;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that stands at the moment a test sets, at noon where a day is set. Safe from any thread.
public final class DayClock extends Clock {
  private volatile Instant now;

  /// A clock that stands on a day.
  public DayClock(LocalDate day) {
    this(noon(day));
  }

  /// A clock that stands at a moment.
  public DayClock(Instant now) {
    this.now = now;
  }

  /// Sets the day.
  public void day(LocalDate next) {
    now = noon(next);
  }

  /// Sets the moment.
  public void at(Instant next) {
    now = next;
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
  }

  @Override
  public Instant instant() {
    return now;
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
