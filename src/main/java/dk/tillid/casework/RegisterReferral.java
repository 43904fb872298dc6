package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.View;
import dk.tillid.domain.code.ReferralChannel;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.domain.code.ReferralSource;
import dk.tillid.domain.code.ReferrerKind;
import dk.tillid.domain.code.TargetGroup;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// Records an enquiry (henvendelse) of the actor's municipality. It needs no case.
///
/// @param id newly drawn
public record RegisterReferral(
    Actor actor,
    Practice practice,
    ReferralId id,
    TeamId team,
    LocalDate receivedOn,
    ReferralSource source,
    ReferrerKind referrerKind,
    ReferralChannel channel,
    Set<TargetGroup> concerns)
    implements Command {
  /// Copies the set.
  public RegisterReferral {
    concerns = Set.copyOf(concerns);
  }

  @Override
  public Decision decide(View view) {
    if (!actor.reaches(actor.municipality(), team)) {
      return Decision.notFound();
    }
    return practice
        .refusal(view.today(), receivedOn)
        .map(reason -> Decision.of(Outcome.Refused.because(reason)))
        .orElseGet(this::recorded);
  }

  private Decision recorded() {
    Referral referral =
        new Referral(
            id,
            actor.municipality(),
            team,
            receivedOn,
            source,
            referrerKind,
            channel,
            concerns,
            ReferralOutcome.OPEN,
            Optional.empty(),
            Optional.empty());
    return Decision.of(new Outcome.ReferralRecorded(id), new Change.ReferralWritten(referral));
  }
}
