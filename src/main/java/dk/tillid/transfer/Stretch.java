package dk.tillid.transfer;

import dk.tillid.domain.Closure;
import dk.tillid.domain.Episode;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.code.ReferralSource;
import java.time.LocalDate;
import java.util.Optional;

/// An episode (forløb) as it travels, with the enquiry it came of.
record Stretch(
    LocalDate openedOn,
    ReferralSource source,
    Optional<Enquiry> referral,
    Optional<LocalDate> receivedOn,
    Optional<LocalDate> firstContactOn,
    Optional<Closure> closure) {
  static Stretch of(Episode episode, Optional<Enquiry> referral) {
    return new Stretch(
        episode.openedOn(),
        episode.source(),
        referral,
        episode.receivedOn(),
        episode.firstContactOn(),
        episode.closure());
  }

  Episode as(Optional<ReferralId> id) {
    return new Episode(openedOn, source, id, receivedOn, firstContactOn, closure);
  }
}
