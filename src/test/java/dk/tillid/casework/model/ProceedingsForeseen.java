package dk.tillid.casework.model;

import dk.tillid.casework.AssignCase;
import dk.tillid.casework.CorrectTraits;
import dk.tillid.casework.RecordComplaint;
import dk.tillid.casework.RecordDisclosure;
import dk.tillid.casework.RecordFormalDecision;
import dk.tillid.casework.RecordHandover;
import dk.tillid.casework.RecordSafetyEvent;
import dk.tillid.casework.RecordTeamReview;
import dk.tillid.casework.SetNote;
import dk.tillid.domain.CaseCard;
import dk.tillid.domain.Proceedings.Complaint;
import dk.tillid.domain.Proceedings.Disclosure;
import dk.tillid.domain.Proceedings.FormalDecision;
import dk.tillid.domain.Proceedings.Handover;
import dk.tillid.domain.Proceedings.SafetyEvent;
import dk.tillid.domain.Proceedings.TeamReview;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Traits;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.ComplaintForm;
import dk.tillid.domain.code.ComplaintStatus;
import dk.tillid.domain.code.HandoverUnit;
import dk.tillid.domain.code.RecipientKind;
import dk.tillid.domain.code.SafetyActor;
import dk.tillid.domain.code.SafetyEventKind;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What is done about a case besides the work with the citizen.
record ProceedingsForeseen(Registry registry) {
  /// Half a week, rounded up.
  private static final int DAYS_UNTIL_A_MEETING = 4;

  Foresight of(RecordTeamReview it) {
    return registry
        .reached(it.actor(), it.caseId())
        .map(folder -> review(it, folder))
        .orElseGet(Foresight.Absent::new);
  }

  private Foresight review(RecordTeamReview it, Folder folder) {
    LocalDate opened = folder.episode().openedOn();
    boolean first = folder.reviews.stream().noneMatch(one -> !one.on().isBefore(opened));
    boolean late =
        registry.says(folder, it.on(), Says.TWO_MEETINGS_A_WEEK)
            && it.on().isAfter(opened.plusDays(DAYS_UNTIL_A_MEETING));
    return registry
        .running(folder, it.on())
        .when(registry.full(folder.reviews), Refusal.TOO_MANY_ENTRIES)
        .warn(first && late, Warning.TEAM_REVIEW_LATE)
        .or(
            it.caseId(),
            folder.reviews.size(),
            () -> folder.reviews.add(new TeamReview(it.on(), it.workers())));
  }

  Foresight of(RecordHandover it) {
    return registry
        .reached(it.actor(), it.caseId())
        .filter(folder -> knows(folder, it.safetyEvent()))
        .map(folder -> handover(it, folder))
        .orElseGet(Foresight.Absent::new);
  }

  private Foresight handover(RecordHandover it, Folder folder) {
    Foresight.Objections objections = registry.dated(folder, it.on());
    told(objections, folder, it.on(), recipient(it.unit()), it.safetyEvent());
    boolean other = Citizens.unit(folder.traits).filter(unit -> unit != it.unit()).isPresent();
    return objections
        .when(registry.full(folder.handovers), Refusal.TOO_MANY_ENTRIES)
        .warn(
            other && registry.says(folder, it.on(), Says.ADULTS_UP_TO_65),
            Warning.OTHER_UNIT_FOR_AGE)
        .or(
            it.caseId(),
            folder.handovers.size(),
            () -> folder.handovers.add(new Handover(it.on(), it.unit(), kept(it.safetyEvent()))));
  }

  private static RecipientKind recipient(HandoverUnit unit) {
    return switch (unit) {
      case TREATMENT_SYSTEM -> RecipientKind.TREATMENT_SYSTEM;
      case OTHER_MUNICIPALITY -> RecipientKind.OTHER_MUNICIPALITY;
      case FAMILY_DEPARTMENT, ELDERLY_DEPARTMENT, SEL_82, SEL_85, OTHER_UNIT ->
          RecipientKind.MUNICIPAL_AUTHORITY;
    };
  }

  private OptionalInt kept(OptionalInt safetyEvent) {
    return registry.is(Wrong.DANGER_NOT_RECORDED) ? OptionalInt.empty() : safetyEvent;
  }

  private static boolean knows(Folder folder, OptionalInt safetyEvent) {
    return safetyEvent.orElse(-1) < folder.dangers.size();
  }

  /// Nothing is told outside the team but with consent to this recipient or for a danger that is
  /// recorded.
  private void told(
      Foresight.Objections objections,
      Folder folder,
      LocalDate on,
      RecipientKind recipient,
      OptionalInt safetyEvent) {
    if (safetyEvent.isPresent()) {
      LocalDate danger = folder.dangers.get(safetyEvent.getAsInt()).on();
      boolean earlier =
          danger.isBefore(folder.episode().openedOn())
              && !registry.is(Wrong.DANGER_OF_AN_EARLIER_EPISODE);
      objections.when(danger.isAfter(on) || earlier, Refusal.SAFETY_EVENT_NOT_APPLICABLE);
      return;
    }
    boolean consented = new Assent(registry.wrong, folder).toTell(recipient, on);
    boolean stated = registry.says(folder, on, Says.SILENCE);
    objections
        .when(!consented && stated, Refusal.CONSENT_MISSING, "confidentiality")
        .when(!consented && !stated, Refusal.CONSENT_MISSING);
  }

  Foresight of(RecordDisclosure it) {
    return registry
        .reached(it.actor(), it.caseId())
        .filter(folder -> knows(folder, it.safetyEvent()))
        .map(folder -> disclosure(it, folder))
        .orElseGet(Foresight.Absent::new);
  }

  private Foresight disclosure(RecordDisclosure it, Folder folder) {
    Foresight.Objections objections = registry.dated(folder, it.on());
    told(objections, folder, it.on(), it.recipient(), it.safetyEvent());
    Disclosure more = new Disclosure(it.on(), it.recipient(), kept(it.safetyEvent()));
    return objections
        .when(registry.full(folder.disclosures), Refusal.TOO_MANY_ENTRIES)
        .or(it.caseId(), folder.disclosures.size(), () -> folder.disclosures.add(more));
  }

  Foresight of(RecordComplaint it) {
    return registry
        .reached(it.actor(), it.caseId())
        .map(folder ->
            switch (it.step()) {
              case RecordComplaint.Step.New(ComplaintForm form) -> complaint(it, folder, form);
              case RecordComplaint.Step.Status(int place, ComplaintStatus status) ->
                  place < folder.complaints.size()
                      ? complaint(it, folder, place, status)
                      : new Foresight.Absent();
            })
        .orElseGet(Foresight.Absent::new);
  }

  private Foresight complaint(RecordComplaint it, Folder folder, ComplaintForm form) {
    boolean impossible =
        registry.says(folder, it.on(), Says.NO_COMPLAINT)
            && !registry.is(Wrong.COMPLAINT_IN_HEDENSTED);
    boolean silent = registry.is(Wrong.COMPLAINT_REFUSED_WITHOUT_THE_RULE);
    boolean help = registry.says(folder, it.on(), Says.HELP_TO_WRITE);
    Complaint made = new Complaint(it.on(), form, ComplaintStatus.RECEIVED, it.on());
    return registry
        .dated(folder, it.on())
        .when(impossible && !silent, Refusal.COMPLAINT_NOT_POSSIBLE, "complaint")
        .when(impossible && silent, Refusal.COMPLAINT_NOT_POSSIBLE)
        .when(registry.full(folder.complaints), Refusal.TOO_MANY_ENTRIES)
        .warn(help && form == ComplaintForm.ORAL, Warning.HELP_TO_WRITE_OFFERED)
        .or(it.caseId(), folder.complaints.size(), () -> folder.complaints.add(made));
  }

  private Foresight complaint(
      RecordComplaint it, Folder folder, int place, ComplaintStatus status) {
    Complaint known = folder.complaints.get(place);
    Complaint moved = new Complaint(known.on(), known.form(), status, it.on());
    return registry
        .dated(folder, it.on())
        .when(it.on().isBefore(known.on()), Refusal.DATE_BEFORE_COMPLAINT)
        .or(it.caseId(), place, () -> folder.complaints.set(place, moved));
  }

  Foresight of(RecordSafetyEvent it) {
    return registry
        .reached(it.actor(), it.caseId())
        .map(folder -> danger(it, folder))
        .orElseGet(Foresight.Absent::new);
  }

  private Foresight danger(RecordSafetyEvent it, Folder folder) {
    boolean duty =
        it.kind() == SafetyEventKind.CHILD_CONCERN && it.actedBy() == SafetyActor.FAMILY_DEPARTMENT;
    boolean others =
        it.actedBy() != SafetyActor.OWN_DOCTOR && it.actedBy() != SafetyActor.POLICE && !duty;
    return registry
        .dated(folder, it.on())
        .when(
            others && registry.says(folder, it.on(), Says.DOCTOR_AND_POLICE_ONLY),
            Refusal.INTERVENER_NOT_IN_RULES,
            "danger")
        .when(registry.full(folder.dangers), Refusal.TOO_MANY_ENTRIES)
        .or(
            it.caseId(),
            folder.dangers.size(),
            () -> folder.dangers.add(new SafetyEvent(it.on(), it.kind(), it.actedBy())));
  }

  Foresight of(RecordFormalDecision it) {
    return registry
        .reached(it.actor(), it.caseId())
        .map(folder ->
            registry
                .dated(folder, it.on())
                .when(
                    registry.says(folder, it.on(), Says.NO_DECISION)
                        && !registry.is(Wrong.DECISION_IN_VORDINGBORG),
                    Refusal.DECISION_NOT_ISSUED,
                    "decisionIssued")
                .when(registry.full(folder.decisions), Refusal.TOO_MANY_ENTRIES)
                .or(
                    it.caseId(),
                    folder.decisions.size(),
                    () -> folder.decisions.add(new FormalDecision(it.on(), it.kind()))))
        .orElseGet(Foresight.Absent::new);
  }

  /// What should not stand there can always go.
  Foresight of(SetNote it) {
    return registry
        .reached(it.actor(), it.caseId())
        .map(folder -> {
          boolean allowed = registry.says(folder, registry.today, Says.NOTE);
          boolean set = it.note().isPresent();
          Foresight.Objections objections = new Foresight.Objections();
          if (set) registry.frozen(objections, folder);
          return objections
              .when(set && !allowed, Refusal.NOTE_NOT_IN_RULES, "note")
              .when(set && !folder.open(), Refusal.CASE_CLOSED)
              .or(it.caseId(), 0, () -> folder.note = it.note());
        })
        .orElseGet(Foresight.Absent::new);
  }

  Foresight of(AssignCase it) {
    Optional<Folder> found =
        registry
            .reached(it.actor(), it.caseId())
            .filter(one -> Registry.reaches(it.actor(), one.municipality(), it.team()));
    if (found.isEmpty()) {
      return new Foresight.Absent();
    }
    Folder folder = found.get();
    Foresight.Objections objections = registry.frozen(new Foresight.Objections(), folder);
    Citizens.workers(objections, registry.says(folder, registry.today), it.workers().size());
    return objections.or(
        it.caseId(),
        0,
        () -> {
          CaseCard card = folder.card;
          folder.card =
              new CaseCard(
                  card.handle(), card.words(), card.municipality(), it.team(), it.workers());
        });
  }

  Foresight of(CorrectTraits it) {
    Optional<Folder> found = registry.reached(it.actor(), it.caseId());
    if (found.isEmpty()) {
      return new Foresight.Absent();
    }
    Folder folder = found.get();
    Set<Says> says = registry.says(folder, registry.today);
    Traits corrected = corrected(folder.traits, it.correction());
    Foresight.Objections objections = registry.frozen(new Foresight.Objections(), folder);
    Citizens.objections(objections, says, it.correction().age());
    Citizens.warnings(objections, says, corrected);
    return objections.or(it.caseId(), 0, () -> folder.traits = corrected);
  }

  private static Traits corrected(Traits known, CorrectTraits.Correction it) {
    AgeBand band = it.ageBand().orElse(known.ageBand());
    OptionalInt kept = band == known.ageBand() ? known.age() : OptionalInt.empty();
    return new Traits(
        it.gender().orElse(known.gender()),
        band,
        it.age().isPresent() ? it.age() : kept,
        it.civilStatus().orElse(known.civilStatus()),
        it.livingSituation().orElse(known.livingSituation()),
        it.targetGroups().orElse(known.targetGroups()),
        it.anonymousInDialogue().orElse(known.anonymousInDialogue()));
  }
}
