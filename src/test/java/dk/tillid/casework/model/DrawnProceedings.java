package dk.tillid.casework.model;

import dk.tillid.casework.AssignCase;
import dk.tillid.casework.CorrectTraits;
import dk.tillid.casework.MergeCases;
import dk.tillid.casework.RecordComplaint;
import dk.tillid.casework.RecordDisclosure;
import dk.tillid.casework.RecordFormalDecision;
import dk.tillid.casework.RecordHandover;
import dk.tillid.casework.RecordSafetyEvent;
import dk.tillid.casework.RecordTeamReview;
import dk.tillid.casework.Retention;
import dk.tillid.casework.SetNote;
import dk.tillid.casework.UndoMerge;
import dk.tillid.casework.WithdrawLapsed;
import dk.tillid.consent.GiveConsent;
import dk.tillid.consent.ReplaceCode;
import dk.tillid.consent.RevokeConsent;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.CodeTag;
import dk.tillid.domain.Command;
import dk.tillid.domain.Note;
import dk.tillid.domain.Traits;
import dk.tillid.domain.code.ComplaintForm;
import dk.tillid.domain.code.ComplaintStatus;
import dk.tillid.domain.code.ConsentScope;
import dk.tillid.domain.code.FormalDecisionKind;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import dk.tillid.domain.code.WithdrawalScope;
import dk.tillid.rules.Practice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Commands about a case and about the whole person, drawn at random.
record DrawnProceedings(Chance chance, Practice practice) {
  private static final List<RecipientKind> RECIPIENTS =
      List.of(
          RecipientKind.RELATIVES,
          RecipientKind.MUNICIPAL_AUTHORITY,
          RecipientKind.TREATMENT_SYSTEM);

  Command review() {
    CaseId id = chance.known();
    return new RecordTeamReview(
        chance.near(id), practice, id, chance.day(), chance.random.nextInt(1, 3));
  }

  Command handover() {
    CaseId id = chance.known();
    return handover(id, chance.day(), danger());
  }

  Command handover(CaseId id, LocalDate on, OptionalInt danger) {
    HandoverUnit unit = chance.pick(HandoverUnit.values());
    return new RecordHandover(chance.near(id), practice, id, on, unit, danger);
  }

  private OptionalInt danger() {
    return chance.oneIn(3) ? OptionalInt.of(chance.random.nextInt(3)) : OptionalInt.empty();
  }

  Command complaint() {
    CaseId id = chance.known();
    RecordComplaint.Step step =
        chance.random.nextBoolean()
            ? new RecordComplaint.Step.New(chance.pick(ComplaintForm.values()))
            : new RecordComplaint.Step.Status(
                chance.random.nextInt(2), chance.pick(ComplaintStatus.values()));
    return complaint(id, chance.day(), step);
  }

  Command complaint(CaseId id, LocalDate on, RecordComplaint.Step step) {
    return new RecordComplaint(chance.near(id), practice, id, on, step);
  }

  Command safetyEvent() {
    return safetyEvent(chance.known(), chance.day());
  }

  Command safetyEvent(CaseId id, LocalDate on) {
    return new RecordSafetyEvent(
        chance.near(id),
        practice,
        id,
        on,
        chance.pick(SafetyEventKind.values()),
        chance.pick(SafetyActor.values()));
  }

  Command disclosure() {
    return disclosure(chance.known(), chance.day(), chance.pick(RECIPIENTS), danger());
  }

  Command disclosure(CaseId id, LocalDate on, RecipientKind recipient, OptionalInt danger) {
    return new RecordDisclosure(chance.near(id), practice, id, on, recipient, danger);
  }

  Command decision() {
    CaseId id = chance.known();
    return new RecordFormalDecision(
        chance.near(id), practice, id, chance.day(), chance.pick(FormalDecisionKind.values()));
  }

  Command correction() {
    CaseId id = chance.known();
    Traits traits = chance.traits(chance.oneIn(3));
    boolean band = traits.age().isPresent() || chance.random.nextBoolean();
    return new CorrectTraits(
        chance.near(id),
        practice,
        id,
        new CorrectTraits.Correction(
            maybe(traits.gender()),
            band ? Optional.of(traits.ageBand()) : Optional.empty(),
            traits.age(),
            maybe(traits.civilStatus()),
            maybe(traits.livingSituation()),
            maybe(traits.targetGroups()),
            maybe(traits.anonymousInDialogue())));
  }

  private <T> Optional<T> maybe(T value) {
    return chance.random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  Command note() {
    CaseId id = chance.known();
    Optional<Note> note = chance.oneIn(3) ? Optional.empty() : Optional.of(new Note("ringer selv"));
    return new SetNote(chance.near(id), practice, id, note);
  }

  Command assignment() {
    CaseId id = chance.known();
    return new AssignCase(chance.near(id), practice, id, chance.team(), chance.workers());
  }

  /// Mostly of two cases of one municipality.
  Command merger() {
    CaseId surviving = chance.known();
    Optional<Folder> into = Optional.ofNullable(chance.registry.folders.get(surviving));
    Optional<CaseId> near =
        chance
            .folder()
            .filter(it -> into.filter(one -> likely(one, it)).isPresent())
            .map(it -> it.id);
    return merger(surviving, near.orElseGet(chance::known));
  }

  private static boolean likely(Folder one, Folder other) {
    return one != other && one.municipality().equals(other.municipality());
  }

  Command merger(CaseId surviving, CaseId absorbed) {
    return new MergeCases(chance.near(surviving), practice, surviving, absorbed);
  }

  Command undoing() {
    List<CaseId> merged =
        chance.registry.folders.values().stream()
            .filter(it -> it.in.isPresent())
            .map(it -> it.id)
            .toList();
    if (merged.isEmpty() || chance.oneIn(5)) {
      return undoing(chance.known());
    }
    return undoing(chance.oneIn(4) ? chance.pick(merged) : merged.getLast());
  }

  Command undoing(CaseId id) {
    return new UndoMerge(chance.near(id), practice, id);
  }

  Command consent() {
    ConsentScope scope = chance.pick(ConsentScope.values());
    boolean named = scope == ConsentScope.SHARING != chance.oneIn(15);
    LocalDate on = chance.day();
    return consent(
        chance.known(),
        on,
        scope,
        named ? Optional.of(chance.pick(RECIPIENTS)) : Optional.empty(),
        chance.lastDay(on));
  }

  Command consent(
      CaseId id,
      LocalDate on,
      ConsentScope scope,
      Optional<RecipientKind> recipient,
      Optional<LocalDate> lastDay) {
    return new GiveConsent(
        chance.near(id), practice, id, scope, recipient, on, lastDay, chance.newCode(), "printed");
  }

  /// Mostly without a code or with one of the case's own.
  Command newCode() {
    CaseId id = chance.known();
    List<CodeTag> own =
        Optional.ofNullable(chance.registry.folders.get(id))
            .map(it -> it.person().stream().flatMap(one -> one.codes.stream()).toList())
            .orElse(List.of());
    return newCode(
        id, chance.oneIn(3) || own.isEmpty() ? chance.pick(chance.codes) : chance.pick(own));
  }

  private Command newCode(CaseId id, CodeTag old) {
    Optional<CodeTag> presented = chance.oneIn(3) ? Optional.empty() : Optional.of(old);
    return new ReplaceCode(chance.near(id), practice, id, presented, chance.newCode(), "printed");
  }

  /// Everything is erased rarely, so that something is left.
  Command withdrawal() {
    WithdrawalScope scope =
        chance.oneIn(6)
            ? WithdrawalScope.EVERYTHING
            : chance.pick(List.of(WithdrawalScope.SHARING, WithdrawalScope.STATISTICS));
    return withdrawal(chance.pick(chance.codes), scope);
  }

  Command withdrawal(CodeTag code, WithdrawalScope scope) {
    return new RevokeConsent(code, scope);
  }

  Command lapse() {
    WithdrawLapsed.Lapsed lapsed =
        chance.random.nextBoolean()
            ? new WithdrawLapsed.Lapsed.OfEnquiry(chance.enquiry())
            : new WithdrawLapsed.Lapsed.OfCase(chance.known());
    return lapse(lapsed);
  }

  Command lapse(WithdrawLapsed.Lapsed lapsed) {
    return new WithdrawLapsed(new Retention(practice), lapsed, chance.codes.getFirst());
  }
}
