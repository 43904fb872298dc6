package dk.tillid.casework;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Course;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What draws attention when the citizen is met or looked for.
final class Warnings {
  private Warnings() {}

  /// The first contact of this episode, made by an event of that day, came after the aim.
  static Optional<Warning> lateFirstContact(Practice practice, CaseFile before, LocalDate on) {
    Episode episode = before.course().episode();
    if (episode.firstContactOn().isPresent()) {
      return Optional.empty();
    }
    return due(practice, before).filter(on::isAfter).map(_ -> Warning.FIRST_CONTACT_AFTER_DEADLINE);
  }

  /// The day by which the latest episode's first contact is aimed at, by the rules of the day of
  /// the enquiry.
  static Optional<LocalDate> due(Practice practice, CaseFile file) {
    return file.course()
        .episode()
        .receivedOn()
        .flatMap(day ->
            practice.deadlines().due(practice.ruleSet(file.card().municipality(), day), day));
  }

  /// The day is one on which the team does not work.
  static Optional<Warning> outsideServiceHours(Practice practice, RuleSet rules, LocalDate on) {
    return rules
        .frame()
        .serviceHours()
        .filter(hours -> hours == RuleSet.ServiceHours.WORKING_DAYS)
        .filter(_ -> !practice.deadlines().isWorkingDay(rules.office().daysOff(), on))
        .map(_ -> Warning.OUTSIDE_SERVICE_HOURS);
  }

  /// What was not measured though the rules lay a follow-up down, at the closing of an episode.
  static List<Warning> unmeasured(RuleSet rules, Course course) {
    return rules
        .followUp()
        .scheduled()
        .map(scheduled ->
            switch (scheduled) {
              case EFFECT_MEASURE, ANNUAL_STATUS -> missing(course);
              case PHASE_EXIT -> phaseLeftUnmeasured(rules, course).stream().toList();
              case NONE -> List.<Warning>of();
            })
        .orElse(List.of());
  }

  private static List<Warning> missing(Course course) {
    List<Warning> warnings = new ArrayList<>();
    if (!MeasureEffect.measured(course, MeasurementKind.FOLLOW_UP)) {
      warnings.add(Warning.FOLLOW_UP_MISSING);
    }
    if (!MeasureEffect.measured(course, MeasurementKind.BASELINE)) {
      warnings.add(Warning.BASELINE_MISSING);
    }
    return warnings;
  }

  /// The phase that the episode is in, and now leaves, was not measured in, though the rules lay a
  /// follow-up at the exit of a phase down.
  static Optional<Warning> phaseLeftUnmeasured(RuleSet rules, Course course) {
    if (rules.followUp().scheduled().filter(RuleSet.Scheduled.PHASE_EXIT::equals).isEmpty()
        || course.phases().isEmpty()) {
      return Optional.empty();
    }
    LocalDate from = course.phases().getLast().from();
    boolean ofThisEpisode = !from.isBefore(course.episode().openedOn());
    boolean measured =
        course.measurements().stream()
            .anyMatch(it -> it.episode() == course.episodeIndex() && !it.on().isBefore(from));
    return ofThisEpisode && !measured
        ? Optional.of(Warning.PHASE_LEFT_UNMEASURED)
        : Optional.empty();
  }
}
