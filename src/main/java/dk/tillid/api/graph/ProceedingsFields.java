package dk.tillid.api.graph;

import dk.tillid.domain.Proceedings;
import java.util.List;

/// The fields of what was done about a case besides the work with the citizen (sagsgange).
final class ProceedingsFields {
  private record NumberedComplaint(int index, Proceedings.Complaint complaint) {}

  private record NumberedEvent(int index, Proceedings.SafetyEvent event) {}

  private ProceedingsFields() {}

  static void wire(Wiring wiring) {
    wiring
        .type("Case", CaseNode.class)
        .asked("teamReviews", (it, in) -> Pages.newest(done(it).teamReviews(), in, e -> e))
        .asked("handovers", (it, in) -> Pages.newest(done(it).handovers(), in, e -> e))
        .asked("complaints", (it, in) -> complaints(done(it).complaints(), in))
        .asked("safetyEvents", (it, in) -> events(done(it).safetyEvents(), in))
        .asked("disclosures", (it, in) -> Pages.newest(done(it).disclosures(), in, e -> e))
        .asked("formalDecisions", (it, in) -> Pages.newest(done(it).formalDecisions(), in, e -> e));
    wireReviews(wiring);
    wireComplaints(wiring);
    wireTelling(wiring);
  }

  private static Proceedings done(CaseNode node) {
    return node.file().proceedings();
  }

  private static List<NumberedComplaint> complaints(
      List<Proceedings.Complaint> complaints, Input arguments) {
    return Pages.newestPlaces(complaints, arguments)
        .mapToObj(i -> new NumberedComplaint(i, complaints.get(i)))
        .toList();
  }

  private static List<NumberedEvent> events(List<Proceedings.SafetyEvent> events, Input arguments) {
    return Pages.newestPlaces(events, arguments)
        .mapToObj(i -> new NumberedEvent(i, events.get(i)))
        .toList();
  }

  private static void wireReviews(Wiring wiring) {
    wiring
        .type("TeamReview", Proceedings.TeamReview.class)
        .field("on", Proceedings.TeamReview::on)
        .field("workers", Proceedings.TeamReview::workers);
    wiring
        .type("FormalDecision", Proceedings.FormalDecision.class)
        .field("on", Proceedings.FormalDecision::on)
        .field("kind", Proceedings.FormalDecision::kind);
  }

  private static void wireComplaints(Wiring wiring) {
    wiring
        .type("Complaint", NumberedComplaint.class)
        .field("index", NumberedComplaint::index)
        .field("on", it -> it.complaint().on())
        .field("form", it -> it.complaint().form())
        .field("status", it -> it.complaint().status())
        .field("statusOn", it -> it.complaint().statusOn());
  }

  private static void wireTelling(Wiring wiring) {
    wiring
        .type("SafetyEvent", NumberedEvent.class)
        .field("index", NumberedEvent::index)
        .field("on", it -> it.event().on())
        .field("kind", it -> it.event().kind())
        .field("actedBy", it -> it.event().actedBy());
    wiring
        .type("Disclosure", Proceedings.Disclosure.class)
        .field("on", Proceedings.Disclosure::on)
        .field("recipient", Proceedings.Disclosure::recipient)
        .field("safetyEvent", Proceedings.Disclosure::safetyEvent);
    wiring
        .type("Handover", Proceedings.Handover.class)
        .field("on", Proceedings.Handover::on)
        .field("unit", Proceedings.Handover::unit)
        .field("safetyEvent", Proceedings.Handover::safetyEvent);
  }
}
