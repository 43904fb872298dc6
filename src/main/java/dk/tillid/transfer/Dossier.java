package dk.tillid.transfer;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.Bridge;
import dk.tillid.domain.Consent;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Goal;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.Note;
import dk.tillid.domain.Observation;
import dk.tillid.domain.PhaseEntry;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.Traits;
import dk.tillid.domain.WorkerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A case as it travels: everything of it but what names it here (pseudonym, handle, words) and the
/// codes that open it.
///
/// @param contacts in the order recorded
/// @param furtherReferrals enquiries that belong to the case and began no episode
/// @param absorbed the cases merged into it, at any depth
record Dossier(
    TeamId team,
    List<WorkerId> workers,
    Traits traits,
    List<Stretch> episodes,
    Happenings happenings,
    List<Contact> contacts,
    List<Consent> consents,
    Proceedings proceedings,
    Optional<Note> note,
    List<Enquiry> furtherReferrals,
    List<Joined> absorbed) {
  /// What happened beside the contacts, each list in the order recorded.
  record Happenings(
      List<Attempt> attempts,
      List<Observation> observations,
      List<PhaseEntry> phases,
      List<Goal> goals,
      List<Bridge> bridges,
      List<Measurement> measurements) {}

  /// A case merged into another.
  ///
  /// @param anonymousBefore whether the surviving citizen was anonymous in dialogue before it
  /// @param consentsBefore how many consents the surviving case had then
  record Joined(LocalDate on, boolean anonymousBefore, int consentsBefore, Dossier file) {}

  /// Hides the case.
  @Override
  public String toString() {
    return "Dossier";
  }
}
