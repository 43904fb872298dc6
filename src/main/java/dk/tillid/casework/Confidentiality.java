package dk.tillid.casework;

import dk.tillid.domain.Consents;
import dk.tillid.domain.Person;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.ConsentStatus;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.rules.RuleKey;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/// What is known of a citizen is confidential (tavshedspligt, forvaltningsloven § 27, also where
/// the municipality's rules do not say so) until the citizen consents that this kind of recipient
/// is told. A safety event is the sole way around.
final class Confidentiality {
  private Confidentiality() {}

  /// Whether the safety event named, if one is, is one of the case.
  static boolean knows(Guard guard, OptionalInt safetyEvent) {
    int known = guard.file().proceedings().safetyEvents().size();
    return safetyEvent.stream().allMatch(place -> place >= 0 && place < known);
  }

  /// The check that the recipient may be told on the day.
  ///
  /// @param safetyEvent the place of the safety event that is the reason, one that the case
  ///   [#knows]; empty where a consent is
  static Guard lifted(Guard guard, RecipientKind recipient, OptionalInt safetyEvent) {
    if (safetyEvent.isPresent()) {
      return guard.unless(
          allowedBy(guard, safetyEvent.getAsInt()), Refusal.SAFETY_EVENT_NOT_APPLICABLE);
    }
    boolean consented =
        Consents.status(
                Person.of(guard.view(), guard.file()),
                ConsentScope.SHARING,
                Optional.of(recipient),
                guard.on())
            == ConsentStatus.VALID;
    return guard.rules().states(RuleKey.CONFIDENTIALITY)
        ? guard.unless(consented, Refusal.CONSENT_MISSING, RuleKey.CONFIDENTIALITY)
        : guard.unless(consented, Refusal.CONSENT_MISSING);
  }

  /// A danger of an earlier episode, or one that came later, is no reason.
  private static boolean allowedBy(Guard guard, int place) {
    LocalDate danger = guard.file().proceedings().safetyEvents().get(place).on();
    return !danger.isAfter(guard.on())
        && !danger.isBefore(guard.file().course().episode().openedOn());
  }
}
