package dk.tillid.demo;

import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.DurationBand;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.HousingSituation;
import dk.tillid.domain.code.IncomeBasis;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.PrimaryProblem;
import dk.tillid.domain.code.ReferralSource;

/// What the report of the year shall tell of one invented citizen.
record Sketch(
    Course course,
    Person person,
    Home home,
    ReferralSource source,
    IncomeBasis income,
    PrimaryProblem problem) {
  /// How long, up to closing or the year's end, and whether it runs on then.
  record Course(DurationBand band, boolean running) {}

  /// Who.
  record Person(
      Gender gender, int age, CivilStatus civil, LivingSituation living, boolean anonymous) {}

  /// Where.
  ///
  /// @param found whether a home was found in the year
  record Home(HousingSituation at, boolean found) {}
}
