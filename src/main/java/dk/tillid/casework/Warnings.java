package dk.tillid.casework;

import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Episode;
import dk.tillid.domain.Warning;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleSet;
import java.time.LocalDate;
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
}
