package dk.tillid.casework;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Referral;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.Optional;

/// What the municipality's rules still ask for before a citizen is reached (det, der mangler).
///
/// @param due the day by which the first contact is aimed at
/// @param protocol how far the attempts are
public record Pending(Optional<LocalDate> due, Optional<Protocol> protocol) {
  /// Nothing any more, or never anything.
  public static final Pending NOTHING = new Pending(Optional.empty(), Optional.empty());

  /// What a case waits for; nothing once it is closed, lies in another, or the citizen was reached.
  public static Pending of(Practice practice, LocalDate today, CaseFile file) {
    boolean rests = !file.open() || file.merged();
    if (rests || file.course().episode().firstContactOn().isPresent()) {
      return NOTHING;
    }
    return new Pending(
        Warnings.due(practice, file),
        Protocol.of(practice.ruleSet(file.card().municipality(), today), file.course()));
  }

  /// What an enquiry waits for; nothing once it has an outcome.
  public static Pending of(Practice practice, Referral referral) {
    if (referral.outcome() != ReferralOutcome.OPEN) {
      return NOTHING;
    }
    LocalDate received = referral.receivedOn();
    return new Pending(
        practice.deadlines().due(practice.ruleSet(referral.municipality(), received), received),
        Optional.empty());
  }
}
