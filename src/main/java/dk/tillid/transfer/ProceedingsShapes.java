package dk.tillid.transfer;

import dk.tillid.domain.CaseCard;
import dk.tillid.domain.Consent;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.code.ComplaintForm;
import dk.tillid.domain.code.ComplaintStatus;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.FormalDecisionKind;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import dk.tillid.rules.Practice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How consents and proceedings stand in a line. Enquiries stand in the case itself.
final class ProceedingsShapes {
  private static final int MOST = Practice.MAX_ENTRIES;
  private static final Form<RecipientKind> RECIPIENT = Forms.code(RecipientKind.class);
  private static final Form<Integer> EVENT = Forms.number(0, MOST - 1);

  private ProceedingsShapes() {}

  static final Shape<Consent> CONSENT = consent();
  static final Shape<Proceedings> PROCEEDINGS = proceedings();

  private static Shape<Consent> consent() {
    var shape = new Shape<Consent>("Consent");
    var scope = shape.needs("scope", Forms.code(ConsentScope.class), Consent::scope);
    var recipient = shape.takes("recipient", RECIPIENT, Consent::recipient);
    var givenOn = shape.needs("givenOn", Forms.DAY, Consent::givenOn);
    var expiresOn = shape.takes("expiresOn", Forms.DAY, Consent::expiresOn);
    var revokedOn = shape.takes("revokedOn", Forms.DAY, Consent::revokedOn);
    return shape.makes(it ->
        new Consent(
            it.of(scope),
            it.maybe(recipient),
            it.of(givenOn),
            it.maybe(expiresOn),
            it.maybe(revokedOn)));
  }

  private static Shape<Proceedings> proceedings() {
    var shape = new Shape<Proceedings>("Proceedings");
    var reviews =
        shape.takes("teamReviews", list(teamReview()), Proceedings::teamReviews, List.of());
    var handovers = shape.takes("handovers", list(handover()), Proceedings::handovers, List.of());
    var complaints =
        shape.takes("complaints", list(complaint()), Proceedings::complaints, List.of());
    var events =
        shape.takes("safetyEvents", list(safetyEvent()), Proceedings::safetyEvents, List.of());
    var disclosures =
        shape.takes("disclosures", list(disclosure()), Proceedings::disclosures, List.of());
    var decisions =
        shape.takes(
            "formalDecisions", list(formalDecision()), Proceedings::formalDecisions, List.of());
    return shape.makes(it ->
        new Proceedings(
            it.of(reviews),
            it.of(handovers),
            it.of(complaints),
            it.of(events),
            it.of(disclosures),
            it.of(decisions),
            List.of()));
  }

  private static <V> Form<List<V>> list(Form<V> of) {
    return Forms.list(of, MOST);
  }

  private static Shape<Proceedings.TeamReview> teamReview() {
    var shape = new Shape<Proceedings.TeamReview>("TeamReview");
    var on = shape.needs("on", Forms.DAY, Proceedings.TeamReview::on);
    var workers =
        shape.needs(
            "workers", Forms.number(1, CaseCard.MAX_WORKERS), Proceedings.TeamReview::workers);
    return shape.makes(it -> new Proceedings.TeamReview(it.of(on), it.of(workers)));
  }

  private static Shape<Proceedings.Handover> handover() {
    var shape = new Shape<Proceedings.Handover>("Handover");
    var on = shape.needs("on", Forms.DAY, Proceedings.Handover::on);
    var unit = shape.needs("unit", Forms.code(HandoverUnit.class), Proceedings.Handover::unit);
    var event = shape.takes("safetyEvent", EVENT, it -> boxed(it.safetyEvent()));
    return shape.makes(
        it -> new Proceedings.Handover(it.of(on), it.of(unit), unboxed(it.maybe(event))));
  }

  private static Shape<Proceedings.Complaint> complaint() {
    var shape = new Shape<Proceedings.Complaint>("Complaint");
    var on = shape.needs("on", Forms.DAY, Proceedings.Complaint::on);
    var form = shape.needs("form", Forms.code(ComplaintForm.class), Proceedings.Complaint::form);
    var status =
        shape.needs("status", Forms.code(ComplaintStatus.class), Proceedings.Complaint::status);
    var statusOn = shape.needs("statusOn", Forms.DAY, Proceedings.Complaint::statusOn);
    return shape.makes(
        it -> new Proceedings.Complaint(it.of(on), it.of(form), it.of(status), it.of(statusOn)));
  }

  private static Shape<Proceedings.SafetyEvent> safetyEvent() {
    var shape = new Shape<Proceedings.SafetyEvent>("SafetyEvent");
    var on = shape.needs("on", Forms.DAY, Proceedings.SafetyEvent::on);
    var kind =
        shape.needs("kind", Forms.code(SafetyEventKind.class), Proceedings.SafetyEvent::kind);
    var by =
        shape.needs("actedBy", Forms.code(SafetyActor.class), Proceedings.SafetyEvent::actedBy);
    return shape.makes(it -> new Proceedings.SafetyEvent(it.of(on), it.of(kind), it.of(by)));
  }

  private static Shape<Proceedings.Disclosure> disclosure() {
    var shape = new Shape<Proceedings.Disclosure>("Disclosure");
    var on = shape.needs("on", Forms.DAY, Proceedings.Disclosure::on);
    var recipient = shape.needs("recipient", RECIPIENT, Proceedings.Disclosure::recipient);
    var event = shape.takes("safetyEvent", EVENT, it -> boxed(it.safetyEvent()));
    return shape.makes(
        it -> new Proceedings.Disclosure(it.of(on), it.of(recipient), unboxed(it.maybe(event))));
  }

  private static Shape<Proceedings.FormalDecision> formalDecision() {
    var shape = new Shape<Proceedings.FormalDecision>("FormalDecision");
    var on = shape.needs("on", Forms.DAY, Proceedings.FormalDecision::on);
    var kind =
        shape.needs("kind", Forms.code(FormalDecisionKind.class), Proceedings.FormalDecision::kind);
    return shape.makes(it -> new Proceedings.FormalDecision(it.of(on), it.of(kind)));
  }

  static Optional<Integer> boxed(OptionalInt number) {
    return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
  }

  static OptionalInt unboxed(Optional<Integer> number) {
    return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
