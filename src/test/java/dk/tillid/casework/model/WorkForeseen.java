package dk.tillid.casework.model;

import dk.tillid.casework.MeasureEffect;
import dk.tillid.casework.RecordAttempt;
import dk.tillid.casework.RecordBridge;
import dk.tillid.casework.RecordContact;
import dk.tillid.casework.RecordObservation;
import dk.tillid.casework.SetGoal;
import dk.tillid.domain.Attempt;
import dk.tillid.domain.Bridge;
import dk.tillid.domain.Contact;
import dk.tillid.domain.Goal;
import dk.tillid.domain.Measurement;
import dk.tillid.domain.Observation;
import dk.tillid.domain.PhaseEntry;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.Phase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The work with the citizen.
record WorkForeseen(Registry registry) {
  private static final int AIM_MINUTES = 120;
  private static final int PAGE = 32;

  Foresight of(RecordAttempt it) {
    return registry
        .reached(it.actor(), it.caseId())
        .map(folder -> attempt(it, folder))
        .orElseGet(Foresight.Absent::new);
  }

  private Foresight attempt(RecordAttempt it, Folder folder) {
    boolean reached = it.result() != AttemptResult.NOT_REACHED;
    Foresight.Objections objections = registry.running(folder, it.on());
    objections.when(registry.full(folder.attempts), Refusal.TOO_MANY_ENTRIES);
    met(objections, folder, it.on(), reached);
    if (registry.says(folder, it.on(), Says.AGREEMENT_FIRST)) agreed(objections, folder, it);
    Attempt attempt =
        new Attempt(folder.place(), it.on(), it.kind(), it.place(), it.noteLeft(), it.result());
    return objections.or(
        it.caseId(),
        folder.attempts.size(),
        () -> {
          folder.attempts.add(attempt);
          if (reached) folder.reached(it.on());
        });
  }

  private static void agreed(Foresight.Objections objections, Folder folder, RecordAttempt it) {
    boolean asked = folder.reached();
    Optional<Attempt> answer = Optional.empty();
    for (Attempt known : folder.attempts) {
      if (known.episode() != folder.place() || known.on().isAfter(it.on())) continue;
      asked |= known.noteLeft() || known.kind() != AttemptKind.VISIT;
      boolean met = known.result() != AttemptResult.NOT_REACHED;
      boolean latest = answer.filter(one -> known.on().isBefore(one.on())).isEmpty();
      if (met && latest) answer = Optional.of(known);
    }
    boolean refused =
        answer
            .filter(one -> one.result() == AttemptResult.REACHED_DECLINED)
            .filter(one -> folder.contacts.stream().allMatch(met -> met.on().isBefore(one.on())))
            .isPresent();
    LocalDate opened = folder.episode().openedOn();
    boolean danger =
        folder.dangers.stream()
            .anyMatch(one -> !one.on().isBefore(opened) && !one.on().isAfter(it.on()));
    objections
        .warn(it.kind() == AttemptKind.VISIT && !asked, Warning.APPOINTMENT_NOT_TRIED)
        .warn(refused && !danger, Warning.ATTEMPT_AFTER_REFUSAL);
  }

  /// An aim that is missed is told and never blocks.
  private void met(Foresight.Objections objections, Folder folder, LocalDate on, boolean reached) {
    boolean late =
        reached && !folder.reached() && registry.due(folder).filter(on::isAfter).isPresent();
    boolean off =
        registry.says(folder, on, Says.DAYTIME_ONLY)
            && !registry.almanac.works(registry.says(folder, on), on);
    objections
        .when(late && registry.is(Wrong.DUE_BLOCKS), Refusal.DATE_TOO_OLD)
        .warn(late, Warning.FIRST_CONTACT_AFTER_DEADLINE)
        .warn(off, Warning.OUTSIDE_SERVICE_HOURS);
  }

  Foresight of(RecordContact it) {
    return registry
        .reached(it.actor(), it.caseId())
        .map(folder -> contact(it, folder))
        .orElseGet(Foresight.Absent::new);
  }

  private Foresight contact(RecordContact it, Folder folder) {
    Contact contact = it.contact();
    int known = folder.contacts.size();
    boolean over = over(folder, contact);
    Foresight.Objections objections = registry.running(folder, contact.on());
    phase(objections, folder, contact.phase(), contact.on());
    objections
        .when(known % PAGE == 0 && known / PAGE >= Registry.MOST, Refusal.TOO_MANY_ENTRIES)
        .when(over && registry.is(Wrong.HOURS_BLOCK), Refusal.TOO_MANY_ENTRIES)
        .warn(over, Warning.HOURS_OVER_BUDGET)
        .warn(over && contact.overrideReason().isEmpty(), Warning.OVERRIDE_REASON_MISSING);
    met(objections, folder, contact.on(), true);
    return objections.or(
        it.caseId(),
        known,
        () -> {
          if (!(over && registry.is(Wrong.HOURS_DROP_THE_CONTACT))) folder.contacts.add(contact);
          folder.reached(contact.on());
        });
  }

  private void phase(
      Foresight.Objections objections, Folder folder, Optional<Phase> phase, LocalDate on) {
    objections.when(
        phase.isPresent() && !registry.says(folder, on, Says.PHASES),
        Refusal.PHASES_NOT_IN_RULES,
        "phases");
  }

  private boolean over(Folder folder, Contact more) {
    boolean aimed =
        registry.says(folder, more.on(), Says.TWO_HOURS_A_WEEK)
            || registry.is(Wrong.HOURS_EVERYWHERE);
    LocalDate first = monday(more.on());
    List<Folder> all = registry.is(Wrong.HOURS_OF_ONE_CASE) ? List.of(folder) : folder.person();
    int minutes =
        all.stream()
            .flatMap(it -> it.contacts.stream())
            .filter(it -> monday(it.on()).equals(first))
            .mapToInt(Contact::minutes)
            .sum();
    int aim = registry.is(Wrong.HOURS_AT_THE_AIM) ? AIM_MINUTES - 1 : AIM_MINUTES;
    return aimed && minutes + more.minutes() > aim;
  }

  /// The first day of the week.
  private LocalDate monday(LocalDate day) {
    LocalDate first = day.minusDays(day.getDayOfWeek().getValue() - 1L);
    return registry.is(Wrong.HOURS_FROM_SUNDAY) && day.getDayOfWeek().getValue() == 7
        ? first.plusDays(7)
        : first;
  }

  Foresight of(RecordObservation it) {
    return registry
        .reached(it.actor(), it.caseId())
        .map(folder -> observation(it, folder))
        .orElseGet(Foresight.Absent::new);
  }

  private Foresight observation(RecordObservation it, Folder folder) {
    Observation seen = it.observation();
    boolean blind = seen.equals(nothing(seen.on()));
    boolean left =
        it.phase().isPresent()
            && !folder.phases.isEmpty()
            && folder.phases.getLast().phase() != it.phase().get();
    Foresight.Objections objections = registry.running(folder, seen.on());
    phase(objections, folder, it.phase(), seen.on());
    return objections
        .when(
            registry.full(folder.observations) || registry.full(folder.phases),
            Refusal.TOO_MANY_ENTRIES)
        .warn(
            left
                && registry.says(folder, seen.on(), Says.PHASES_MEASURED)
                && CourseForeseen.phaseUnmeasured(folder),
            Warning.PHASE_LEFT_UNMEASURED)
        .or(
            it.caseId(),
            blind ? folder.phases.size() : folder.observations.size(),
            () -> {
              if (!blind) folder.observations.add(seen);
              it.phase().ifPresent(phase -> folder.phases.add(new PhaseEntry(phase, seen.on())));
            });
  }

  static Observation nothing(LocalDate on) {
    return new Observation(
        on, Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
  }

  Foresight of(SetGoal it) {
    return registry
        .reached(it.actor(), it.caseId())
        .map(folder ->
            switch (it.aim()) {
              case SetGoal.Aim.New aim -> goal(it, folder, aim);
              case SetGoal.Aim.Status aim -> goal(it, folder, aim);
            })
        .orElseGet(Foresight.Absent::new);
  }

  private Foresight goal(SetGoal it, Folder folder, SetGoal.Aim.New aim) {
    Goal goal = new Goal(aim.type(), it.on(), aim.setJointly(), aim.status(), it.on());
    return registry
        .running(folder, it.on())
        .when(registry.full(folder.goals), Refusal.TOO_MANY_ENTRIES)
        .or(it.caseId(), folder.goals.size(), () -> folder.goals.add(goal));
  }

  private Foresight goal(SetGoal it, Folder folder, SetGoal.Aim.Status aim) {
    if (aim.index() >= folder.goals.size()) {
      return new Foresight.Absent();
    }
    Goal known = folder.goals.get(aim.index());
    Goal moved = new Goal(known.type(), known.setOn(), known.setJointly(), aim.status(), it.on());
    return registry
        .running(folder, it.on())
        .when(it.on().isBefore(known.setOn()), Refusal.DATE_BEFORE_OPENING)
        .or(it.caseId(), aim.index(), () -> folder.goals.set(aim.index(), moved));
  }

  Foresight of(RecordBridge it) {
    return registry
        .reached(it.actor(), it.caseId())
        .map(folder -> bridge(it, folder))
        .orElseGet(Foresight.Absent::new);
  }

  private Foresight bridge(RecordBridge it, Folder folder) {
    int place = 0;
    while (place < folder.bridges.size() && folder.bridges.get(place).service() != it.service()) {
      place++;
    }
    List<Bridge.Step> steps =
        new ArrayList<>(
            place < folder.bridges.size() ? folder.bridges.get(place).steps() : List.of());
    boolean full = registry.full(steps);
    steps.add(new Bridge.Step(it.stage(), it.on()));
    int found = place;
    return registry
        .running(folder, it.on())
        .when(full, Refusal.TOO_MANY_ENTRIES)
        .or(
            it.caseId(),
            found,
            () -> {
              if (found < folder.bridges.size()) folder.bridges.remove(found);
              folder.bridges.add(found, new Bridge(it.service(), steps));
            });
  }

  Foresight of(MeasureEffect it) {
    return registry
        .reached(it.actor(), it.caseId())
        .map(folder -> measurement(it, folder))
        .orElseGet(Foresight.Absent::new);
  }

  private Foresight measurement(MeasureEffect it, Folder folder) {
    boolean baseline = it.kind() == MeasurementKind.BASELINE;
    boolean known = CourseForeseen.measured(folder, MeasurementKind.BASELINE);
    Measurement more =
        new Measurement(
            folder.place(),
            it.on(),
            it.kind(),
            it.servicesInUse(),
            it.usesSociety(),
            it.isolationBroken());
    return registry
        .dated(folder, it.on())
        .when(baseline && !folder.open(), Refusal.CASE_CLOSED)
        .when(baseline && known, Refusal.BASELINE_EXISTS)
        .when(registry.full(folder.measurements), Refusal.TOO_MANY_ENTRIES)
        .warn(!baseline && !known, Warning.BASELINE_MISSING)
        .or(it.caseId(), folder.measurements.size(), () -> folder.measurements.add(more));
  }
}
