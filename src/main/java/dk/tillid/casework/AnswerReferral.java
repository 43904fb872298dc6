package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.View;
import dk.tillid.domain.code.ReferralOutcome;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Gives an open enquiry (henvendelse) its outcome. An enquiry about a known case belongs to the
/// case from then on, open or closed: it is read with it and erased with it.
///
/// @param known the case; needed with `CASE_KNOWN`, none with other outcomes
public record AnswerReferral(
    Actor actor,
    Practice practice,
    ReferralId id,
    LocalDate on,
    ReferralOutcome outcome,
    Optional<CaseId> known)
    implements Command {
  @Override
  public Decision decide(View view) {
    return view.referral(id)
        .filter(actor::reaches)
        .map(referral -> decide(view, referral))
        .orElseGet(Decision::notFound);
  }

  /// Why an enquiry takes no outcome any more, where it has one.
  static Optional<Refusal> answered(Referral referral) {
    return switch (referral.outcome()) {
      case OPEN -> Optional.empty();
      case CASE_OPENED, CASE_KNOWN -> Optional.of(Refusal.REFERRAL_HAS_CASE);
      case UNABLE_TO_LOCATE,
          DECLINED_AT_FIRST_CONTACT,
          DECLINED_LATER,
          OUTSIDE_TARGET_GROUP,
          PASSED_ON,
          NO_NEED_FOUND ->
          Optional.of(Refusal.REFERRAL_ANSWERED);
    };
  }

  /// Why nothing can have come of an enquiry on a day, where it had not been received.
  static Optional<Refusal> early(Referral referral, LocalDate on) {
    return on.isBefore(referral.receivedOn())
        ? Optional.of(Refusal.DATE_BEFORE_ENQUIRY)
        : Optional.empty();
  }

  private Decision decide(View view, Referral referral) {
    Optional<Refusal> refusal =
        practice
            .refusal(view.today(), on)
            .or(() -> answered(referral))
            .or(() -> early(referral, on))
            .or(this::outcomeRefusal);
    return known
        .map(caseId ->
            Guard.within(
                view, practice, actor, caseId, on, guard -> ofCase(guard, referral, refusal)))
        .orElseGet(() -> decided(referral, refusal));
  }

  private Optional<Refusal> outcomeRefusal() {
    return switch (outcome) {
      case OPEN, CASE_OPENED -> Optional.of(Refusal.OUTCOME_NOT_BY_HAND);
      case CASE_KNOWN -> known.isPresent() ? Optional.empty() : Optional.of(Refusal.CASE_MISSING);
      case UNABLE_TO_LOCATE,
          DECLINED_AT_FIRST_CONTACT,
          DECLINED_LATER,
          OUTSIDE_TARGET_GROUP,
          PASSED_ON,
          NO_NEED_FOUND ->
          known.isPresent() ? Optional.of(Refusal.CASE_NOT_APPLICABLE) : Optional.empty();
    };
  }

  private Decision decided(Referral referral, Optional<Refusal> refusal) {
    return refusal
        .map(reason -> Decision.of(Outcome.Refused.because(reason)))
        .orElseGet(() ->
            Decision.of(
                new Outcome.ReferralRecorded(id),
                new Change.ReferralWritten(referral.answered(outcome, Optional.empty(), on))));
  }

  private Decision ofCase(Guard guard, Referral referral, Optional<Refusal> refusal) {
    CaseFile file = guard.file();
    return refusal
        .map(reason -> guard.unless(false, reason))
        .orElse(guard)
        .room(file.proceedings().enquiries())
        .then(() ->
            new Decision(
                new Outcome.ReferralRecorded(id),
                List.of(
                    new Change.CaseWritten(file.with(file.proceedings().with(id))),
                    new Change.ReferralWritten(referral.answered(outcome, known, on))),
                known));
  }
}
