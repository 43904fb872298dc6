package dk.tillid.domain;

import dk.tillid.domain.code.AgeBand;
import dk.tillid.domain.code.CivilStatus;
import dk.tillid.domain.code.Gender;
import dk.tillid.domain.code.LivingSituation;
import dk.tillid.domain.code.TargetGroup;
import java.util.OptionalInt;
import java.util.Set;

/// What is known of a citizen (borger) in coded form. `UNKNOWN` and an empty set are normal
/// answers.
///
/// @param age completed years at opening, only where the municipality's report asks for the age
///   range
/// @param anonymousInDialogue whether the citizen chose anonymity (anonym i dialogen)
public record Traits(
    Gender gender,
    AgeBand ageBand,
    OptionalInt age,
    CivilStatus civilStatus,
    LivingSituation livingSituation,
    Set<TargetGroup> targetGroups,
    boolean anonymousInDialogue) {
  /// The oldest age that can be written.
  public static final int MAX_AGE = 120;

  /// Refuses an age outside 0–120 and an age that contradicts its band.
  public Traits {
    targetGroups = Codes.copy(targetGroups, TargetGroup.class);
    if (age.isPresent()) {
      int years = age.getAsInt();
      if (years < 0 || years > MAX_AGE || AgeBand.of(years) != ageBand) {
        throw new Rejected(Rejected.Field.AGE);
      }
    }
  }

  /// The same citizen, anonymous in dialogue or not.
  public Traits withAnonymity(boolean anonymous) {
    return new Traits(gender, ageBand, age, civilStatus, livingSituation, targetGroups, anonymous);
  }
}
