package dk.tillid.casework;

import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Person;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.View;
import java.util.List;
import java.util.Optional;

/// Withdraws what has lapsed, the way a citizen's withdrawal does. Asked anew when its turn comes:
/// what was reopened meanwhile stays.
///
/// @param nobodys the tag of a code that was drawn for this and given to nobody, so that what an
///   erasure leaves does not tell who asked for it
public record WithdrawLapsed(Retention retention, Lapsed lapsed, CodeTag nobodys)
    implements Command {
  /// What has lapsed.
  public sealed interface Lapsed {
    /// A case, with those merged into it and all enquiries about it.
    record OfCase(CaseId id) implements Lapsed {}

    /// An enquiry without a case.
    record OfEnquiry(ReferralId id) implements Lapsed {}
  }

  @Override
  public Decision decide(View view) {
    return switch (lapsed) {
      case Lapsed.OfCase(CaseId id) ->
          view.caseFile(id)
              .flatMap(file -> retention.of(view, file))
              .filter(lapse -> !lapse.withdrawnOn().isAfter(view.today()))
              .map(lapse -> withdrawn(Person.of(view, lapse.file()).erasure(), Optional.of(id)))
              .orElseGet(Decision::notFound);
      case Lapsed.OfEnquiry(ReferralId id) ->
          view.referral(id)
              .flatMap(referral -> retention.of(view, referral))
              .filter(day -> !day.isAfter(view.today()))
              .map(_ -> withdrawn(List.of(new Change.ReferralErased(id)), Optional.empty()))
              .orElseGet(Decision::notFound);
    };
  }

  private Decision withdrawn(List<Change> changes, Optional<CaseId> subject) {
    return new Decision(new Outcome.Withdrawn(0), changes, subject).on(nobodys);
  }
}
