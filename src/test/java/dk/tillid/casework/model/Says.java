package dk.tillid.casework.model;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/// What the municipalities' standards say, copied by hand from the documents and not read from the
/// rule files.
enum Says {
  /// First contact within five working days.
  FIVE_WORKING_DAYS,
  /// Two visits each with a note and two calls, then the case closes.
  VISITS_AND_CALLS,
  /// An agreement is tried first, and a refusal ends it.
  AGREEMENT_FIRST,
  /// An individual assessment before a case closes for want of contact.
  ASSESSMENT,
  /// At most two hours a week.
  TWO_HOURS_A_WEEK,
  /// In daytime on working days only.
  DAYTIME_ONLY,
  /// From 18 to 65; the family and the elderly department take the others.
  ADULTS_UP_TO_65,
  /// The five phases.
  PHASES,
  /// One or two workers.
  ONE_OR_TWO_WORKERS,
  /// The team meets twice a week.
  TWO_MEETINGS_A_WEEK,
  /// The status report asks for the exact age.
  EXACT_AGE,
  /// No formal decision is issued.
  NO_DECISION,
  /// No complaint is possible.
  NO_COMPLAINT,
  /// Somebody helps to write a complaint.
  HELP_TO_WRITE,
  /// Only the own doctor and the police may intervene.
  DOCTOR_AND_POLICE_ONLY,
  /// Silence until the citizen consents.
  SILENCE,
  /// Baseline and follow-up are laid down.
  EFFECT_MEASURED,
  /// A measurement on leaving a phase is laid down.
  PHASES_MEASURED,
  /// Closed on 5 June, 24 and 31 December.
  DAYS_OFF,
  /// A short note is allowed.
  NOTE,
  /// A case is kept for 60 months after its closing.
  SIXTY_MONTHS;

  static final String HEDENSTED = "0766";
  static final String VORDINGBORG = "0390";
  static final String BALLERUP = "0151";
  static final String RUDERSDAL = "0230";
  static final String EXAMPLE = "0999";

  /// What a municipality says on a day.
  static Set<Says> of(String municipality, LocalDate day) {
    return day.isBefore(since(municipality)) ? EnumSet.noneOf(Says.class) : standard(municipality);
  }

  private static LocalDate since(String municipality) {
    return switch (municipality) {
      case HEDENSTED, VORDINGBORG -> LocalDate.of(2007, 1, 1);
      case BALLERUP -> LocalDate.of(2019, 8, 7);
      case RUDERSDAL -> LocalDate.of(2008, 8, 1);
      case EXAMPLE -> LocalDate.of(2000, 1, 1);
      default -> LocalDate.MAX;
    };
  }

  private static Set<Says> standard(String municipality) {
    return switch (municipality) {
      case HEDENSTED ->
          EnumSet.of(
              FIVE_WORKING_DAYS, VISITS_AND_CALLS, TWO_HOURS_A_WEEK, DAYTIME_ONLY, NO_COMPLAINT);
      case VORDINGBORG -> EnumSet.of(EFFECT_MEASURED, NO_DECISION, HELP_TO_WRITE);
      case BALLERUP -> EnumSet.of(ASSESSMENT, PHASES, PHASES_MEASURED);
      case RUDERSDAL ->
          EnumSet.of(
              AGREEMENT_FIRST,
              ADULTS_UP_TO_65,
              ONE_OR_TWO_WORKERS,
              TWO_MEETINGS_A_WEEK,
              EFFECT_MEASURED,
              SILENCE,
              DOCTOR_AND_POLICE_ONLY,
              EXACT_AGE);
      default -> example();
    };
  }

  private static Set<Says> example() {
    return EnumSet.of(
        FIVE_WORKING_DAYS,
        VISITS_AND_CALLS,
        TWO_HOURS_A_WEEK,
        ADULTS_UP_TO_65,
        PHASES,
        ONE_OR_TWO_WORKERS,
        TWO_MEETINGS_A_WEEK,
        EFFECT_MEASURED,
        HELP_TO_WRITE,
        SILENCE,
        EXACT_AGE,
        DAYS_OFF,
        NOTE,
        SIXTY_MONTHS);
  }
}
