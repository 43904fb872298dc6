package dk.tillid.transfer;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.code.ReferralChannel;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.TargetGroup;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// An enquiry (henvendelse) as it travels: without its identifier and without the case it belongs
/// to, inside whose line it stands.
record Enquiry(
    TeamId team,
    LocalDate receivedOn,
    ReferralSource source,
    ReferrerKind referrerKind,
    ReferralChannel channel,
    Set<TargetGroup> concerns,
    ReferralOutcome outcome,
    Optional<LocalDate> answeredOn) {
  static Enquiry of(Referral referral) {
    return new Enquiry(
        referral.team(),
        referral.receivedOn(),
        referral.source(),
        referral.referrerKind(),
        referral.channel(),
        referral.concerns(),
        referral.outcome(),
        referral.answeredOn());
  }

  Referral as(ReferralId id, Municipality municipality, Optional<CaseId> caseId) {
    return new Referral(
        id,
        municipality,
        team,
        receivedOn,
        source,
        referrerKind,
        channel,
        concerns,
        outcome,
        caseId,
        answeredOn);
  }
}
