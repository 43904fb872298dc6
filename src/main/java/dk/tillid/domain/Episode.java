package dk.tillid.domain;

import dk.tillid.domain.code.ReferralSource;
import java.time.LocalDate;
import java.util.Optional;

/// One run of a case from opening to closing (forløb). A reopened case has several.
///
/// @param receivedOn the day of the enquiry from which the deadline counts; empty for own outreach
/// @param firstContactOn the day the citizen was first reached
public record Episode(
    LocalDate openedOn,
    ReferralSource source,
    Optional<ReferralId> referral,
    Optional<LocalDate> receivedOn,
    Optional<LocalDate> firstContactOn,
    Optional<Closure> closure) {
  /// Whether the episode runs.
  public boolean open() {
    return closure.isEmpty();
  }

  /// The same episode, reached at the latest on `day`: an earlier first contact stands.
  public Episode reachedOn(LocalDate day) {
    LocalDate first = firstContactOn.filter(known -> !known.isAfter(day)).orElse(day);
    return new Episode(openedOn, source, referral, receivedOn, Optional.of(first), closure);
  }

  /// The same episode, ended.
  public Episode closed(Closure end) {
    return new Episode(openedOn, source, referral, receivedOn, firstContactOn, Optional.of(end));
  }
}
