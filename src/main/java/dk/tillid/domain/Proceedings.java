package dk.tillid.domain;

import dk.tillid.domain.code.ComplaintForm;
import dk.tillid.domain.code.ComplaintStatus;
import dk.tillid.domain.code.FormalDecisionKind;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// What was done about a case besides the work with the citizen (sagsgange), each list in the order
/// recorded.
///
/// @param enquiries further enquiries (henvendelser) that turned out to be about the citizen,
///   beside those that episodes came of; they are read and erased with the case
public record Proceedings(
    List<TeamReview> teamReviews,
    List<Handover> handovers,
    List<Complaint> complaints,
    List<SafetyEvent> safetyEvents,
    List<Disclosure> disclosures,
    List<FormalDecision> formalDecisions,
    List<ReferralId> enquiries) {
  /// Nothing yet.
  public static final Proceedings NONE =
      new Proceedings(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /// A team's look at a case (teammøde).
  ///
  /// @param workers by how many workers the case is to be taken, 1–2
  public record TeamReview(LocalDate on, int workers) {
    /// Refuses any other number of workers.
    public TeamReview {
      if (workers < 1 || workers > CaseCard.MAX_WORKERS) {
        throw new Rejected(Rejected.Field.WORKER);
      }
    }
  }

  /// The citizen goes on to another unit (overdragelse), which is told of the case.
  ///
  /// @param safetyEvent the place of the safety event that allowed it, from 0; empty where a
  ///   consent did
  public record Handover(LocalDate on, HandoverUnit unit, OptionalInt safetyEvent) {}

  /// A complaint (klage), made without identity.
  ///
  /// @param statusOn the day the status was last set
  public record Complaint(
      LocalDate on, ComplaintForm form, ComplaintStatus status, LocalDate statusOn) {}

  /// A danger to life or health, or to a child (fare, underretning): the sole reason for which
  /// confidentiality yields.
  public record SafetyEvent(LocalDate on, SafetyEventKind kind, SafetyActor actedBy) {}

  /// Something of the case was told outside the team (videregivelse).
  ///
  /// @param safetyEvent the place of the safety event that allowed it, from 0; empty where a
  ///   consent did
  public record Disclosure(LocalDate on, RecipientKind recipient, OptionalInt safetyEvent) {}

  /// A formal decision (afgørelse) was issued.
  public record FormalDecision(LocalDate on, FormalDecisionKind kind) {}

  /// Copies the lists.
  public Proceedings {
    teamReviews = List.copyOf(teamReviews);
    handovers = List.copyOf(handovers);
    complaints = List.copyOf(complaints);
    safetyEvents = List.copyOf(safetyEvents);
    disclosures = List.copyOf(disclosures);
    formalDecisions = List.copyOf(formalDecisions);
    enquiries = List.copyOf(enquiries);
  }

  /// With one team review more.
  public Proceedings with(TeamReview review) {
    return new Proceedings(
        add(teamReviews, review),
        handovers,
        complaints,
        safetyEvents,
        disclosures,
        formalDecisions,
        enquiries);
  }

  /// With one handover more.
  public Proceedings with(Handover handover) {
    return new Proceedings(
        teamReviews,
        add(handovers, handover),
        complaints,
        safetyEvents,
        disclosures,
        formalDecisions,
        enquiries);
  }

  /// With one complaint more.
  public Proceedings with(Complaint complaint) {
    return with(complaints.size(), complaint);
  }

  /// With the complaint of that place set; the place after the last adds one.
  public Proceedings with(int place, Complaint complaint) {
    List<Complaint> set = new ArrayList<>(complaints);
    if (place == set.size()) {
      set.add(complaint);
    } else {
      set.set(place, complaint);
    }
    return new Proceedings(
        teamReviews, handovers, set, safetyEvents, disclosures, formalDecisions, enquiries);
  }

  /// With one safety event more.
  public Proceedings with(SafetyEvent event) {
    return new Proceedings(
        teamReviews,
        handovers,
        complaints,
        add(safetyEvents, event),
        disclosures,
        formalDecisions,
        enquiries);
  }

  /// With one disclosure more.
  public Proceedings with(Disclosure disclosure) {
    return new Proceedings(
        teamReviews,
        handovers,
        complaints,
        safetyEvents,
        add(disclosures, disclosure),
        formalDecisions,
        enquiries);
  }

  /// With one formal decision more.
  public Proceedings with(FormalDecision decision) {
    return new Proceedings(
        teamReviews,
        handovers,
        complaints,
        safetyEvents,
        disclosures,
        add(formalDecisions, decision),
        enquiries);
  }

  /// With one enquiry more.
  public Proceedings with(ReferralId enquiry) {
    return new Proceedings(
        teamReviews,
        handovers,
        complaints,
        safetyEvents,
        disclosures,
        formalDecisions,
        add(enquiries, enquiry));
  }

  private static <T> List<T> add(List<T> list, T item) {
    List<T> more = new ArrayList<>(list);
    more.add(item);
    return more;
  }
}
