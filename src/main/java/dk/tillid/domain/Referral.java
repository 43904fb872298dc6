package dk.tillid.domain;

import dk.tillid.domain.code.ReceiptStatus;
import dk.tillid.domain.code.ReferralChannel;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.TargetGroup;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// An enquiry (henvendelse) about somebody: no identity of the referrer or of the citizen.
///
/// @param concerns what the referrer is concerned about, in codes
/// @param openedCase the case that came of it or that it belongs to, where there is one
/// @param answeredOn the day it got its outcome; empty while it is open
public record Referral(
    ReferralId id,
    Municipality municipality,
    TeamId team,
    LocalDate receivedOn,
    ReferralSource source,
    ReferrerKind referrerKind,
    ReferralChannel channel,
    Set<TargetGroup> concerns,
    ReferralOutcome outcome,
    Optional<CaseId> openedCase,
    Optional<LocalDate> answeredOn) {
  /// Copies the set.
  public Referral {
    concerns = Codes.copy(concerns, TargetGroup.class);
  }

  /// The same enquiry, answered by a case.
  public Referral opened(CaseId newCase, LocalDate on) {
    return answered(ReferralOutcome.CASE_OPENED, Optional.of(newCase), on);
  }

  /// The same enquiry with its outcome.
  ///
  /// @param caseId the case it belongs to, where there is one
  public Referral answered(ReferralOutcome answer, Optional<CaseId> caseId, LocalDate on) {
    return new Referral(
        id,
        municipality,
        team,
        receivedOn,
        source,
        referrerKind,
        channel,
        concerns,
        answer,
        caseId,
        Optional.of(on));
  }

  /// All that a referrer may be told.
  public ReceiptStatus receipt() {
    return outcome == ReferralOutcome.OPEN ? ReceiptStatus.RECEIVED : ReceiptStatus.HANDLED;
  }

  /// Says nothing of the enquiry.
  @Override
  public String toString() {
    return "Referral";
  }
}
