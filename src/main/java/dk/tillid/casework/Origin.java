package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Referral;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.View;
import dk.tillid.domain.code.ReferralSource;
import java.time.LocalDate;
import java.util.Optional;

/// What an episode comes of.
public sealed interface Origin {
  /// An enquiry that was recorded (henvendelse).
  record Enquiry(ReferralId id) implements Origin {}

  /// No enquiry, as with own outreach (egen opsøgende kontakt). No deadline counts.
  record Met(ReferralSource source) implements Origin {}

  /// The origin as the view knows it.
  ///
  /// @param referral the enquiry, where there is one
  record Traced(ReferralSource source, Optional<Referral> referral) {
    /// Why no episode can come of it on that day.
    Optional<Refusal> refusal(LocalDate openedOn) {
      // An episode cannot begin before anybody asked for it: the deadline would lose its meaning.
      return referral.flatMap(
          it -> AnswerReferral.answered(it).or(() -> AnswerReferral.early(it, openedOn)));
    }

    /// An episode that begins on that day.
    Episode episode(LocalDate openedOn) {
      return new Episode(
          openedOn,
          source,
          referral.map(Referral::id),
          referral.map(Referral::receivedOn),
          Optional.empty(),
          Optional.empty());
    }
  }

  /// The origin, where it is within the actor's reach.
  default Optional<Traced> trace(View view, Actor actor) {
    return switch (this) {
      case Enquiry(ReferralId id) ->
          view.referral(id)
              .filter(actor::reaches)
              .map(referral -> new Traced(referral.source(), Optional.of(referral)));
      case Met(ReferralSource source) -> Optional.of(new Traced(source, Optional.empty()));
    };
  }
}
