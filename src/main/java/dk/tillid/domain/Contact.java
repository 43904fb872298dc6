package dk.tillid.domain;

import dk.tillid.domain.code.ContactMode;
import dk.tillid.domain.code.InitiatedBy;
import dk.tillid.domain.code.OverrideReason;
import dk.tillid.domain.code.Phase;
import dk.tillid.domain.code.PlaceKind;
import dk.tillid.domain.code.SupportActivity;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// A contact (kontakt) with the citizen.
///
/// @param minutes its length, 0–1440
/// @param overrideReason why the weekly time was exceeded, where it was
public record Contact(
    LocalDate on,
    ContactMode mode,
    PlaceKind place,
    int minutes,
    Optional<Phase> phase,
    InitiatedBy initiatedBy,
    Set<SupportActivity> activities,
    Optional<OverrideReason> overrideReason) {
  /// The longest contact: a day.
  public static final int MAX_MINUTES = 1440;

  /// Copies the set and refuses minutes outside 0–1440.
  public Contact {
    activities = Codes.copy(activities, SupportActivity.class);
    if (minutes < 0 || minutes > MAX_MINUTES) {
      throw new Rejected(Rejected.Field.MINUTES);
    }
  }
}
