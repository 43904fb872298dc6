package dk.tillid.store;

import dk.tillid.domain.Merger;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.code.ComplaintForm;
import dk.tillid.domain.code.ComplaintStatus;
import dk.tillid.domain.code.FormalDecisionKind;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import java.util.OptionalInt;

/// What was done about a case, and its stand to merged cases, within its record. A merger begins
/// with 0 for a surviving case and 1 for one that lies within another.
final class ProceedingsCodec {
  private static final int SURVIVING = 0;
  private static final int WITHIN = 1;

  private ProceedingsCodec() {}

  static void write(RecordWriter out, Proceedings done) {
    out.list(done.teamReviews(), (o, it) -> o.day(it.on()).unsigned(it.workers()))
        .list(done.handovers(), (o, it) -> write(o.day(it.on()).code(it.unit()), it.safetyEvent()))
        .list(
            done.complaints(),
            (o, it) -> o.day(it.on()).code(it.form()).code(it.status()).day(it.statusOn()))
        .list(done.safetyEvents(), (o, it) -> o.day(it.on()).code(it.kind()).code(it.actedBy()))
        .list(done.disclosures(), ProceedingsCodec::write)
        .list(done.formalDecisions(), (o, it) -> o.day(it.on()).code(it.kind()))
        .list(done.enquiries(), ReferralCodec::writeId);
  }

  static Proceedings proceedings(RecordReader in) {
    return new Proceedings(
        in.list(i -> new Proceedings.TeamReview(i.day(), i.small())),
        in.list(i ->
            new Proceedings.Handover(i.day(), i.code(HandoverUnit.values()), place(i.small()))),
        in.list(i ->
            new Proceedings.Complaint(
                i.day(),
                i.code(ComplaintForm.values()),
                i.code(ComplaintStatus.values()),
                i.day())),
        in.list(i ->
            new Proceedings.SafetyEvent(
                i.day(), i.code(SafetyEventKind.values()), i.code(SafetyActor.values()))),
        in.list(ProceedingsCodec::disclosure),
        in.list(i -> new Proceedings.FormalDecision(i.day(), i.code(FormalDecisionKind.values()))),
        in.list(ReferralCodec::readId));
  }

  private static void write(RecordWriter out, Proceedings.Disclosure told) {
    write(out.day(told.on()).code(told.recipient()), told.safetyEvent());
  }

  private static void write(RecordWriter out, OptionalInt place) {
    out.unsigned(place.isPresent() ? place.getAsInt() + 1L : 0);
  }

  private static Proceedings.Disclosure disclosure(RecordReader in) {
    return new Proceedings.Disclosure(in.day(), in.code(RecipientKind.values()), place(in.small()));
  }

  private static OptionalInt place(int stored) {
    return stored == 0 ? OptionalInt.empty() : OptionalInt.of(stored - 1);
  }

  static void write(RecordWriter out, Merger merger) {
    switch (merger) {
      case Merger.Surviving(var absorbed) ->
          out.octet(SURVIVING).list(absorbed, ProceedingsCodec::write);
      case Merger.Within(var surviving, var on, var absorbed) -> {
        CaseCodec.writeId(out.octet(WITHIN), surviving);
        out.day(on).list(absorbed, ProceedingsCodec::write);
      }
    }
  }

  private static void write(RecordWriter out, Merger.Absorbed absorbed) {
    CaseCodec.writeId(out, absorbed.caseId());
    out.day(absorbed.on()).flag(absorbed.anonymousBefore()).unsigned(absorbed.consentsBefore());
  }

  static Merger merger(RecordReader in) {
    int kind = in.octet();
    return switch (kind) {
      case SURVIVING -> new Merger.Surviving(in.list(ProceedingsCodec::absorbed));
      case WITHIN ->
          new Merger.Within(CaseCodec.readId(in), in.day(), in.list(ProceedingsCodec::absorbed));
      default -> throw new IllegalArgumentException("a merger begins with 0 or 1");
    };
  }

  private static Merger.Absorbed absorbed(RecordReader in) {
    return new Merger.Absorbed(CaseCodec.readId(in), in.day(), in.flag(), in.small());
  }
}
