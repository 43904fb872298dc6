package dk.tillid.domain;

/// What an accepted change draws attention to. A warning never blocks.
public enum Warning {
  /// The minutes of the ISO week exceed the municipality's aim.
  HOURS_OVER_BUDGET,
  /// The age is outside the municipality's target group.
  AGE_OUTSIDE_TARGET_GROUP,
  /// The first contact came later than the municipality aims at.
  FIRST_CONTACT_AFTER_DEADLINE,
  /// The day is outside the municipality's service hours.
  OUTSIDE_SERVICE_HOURS,
  /// The case closes without an effect follow-up.
  FOLLOW_UP_MISSING,
  /// No baseline was measured, so that no effect can be computed.
  BASELINE_MISSING,
  /// The case was first reviewed later than the team's meetings make possible.
  TEAM_REVIEW_LATE,
  /// By the municipality's rules another unit takes citizens of this age.
  OTHER_UNIT_FOR_AGE,
  /// The municipality helps to write the complaint.
  HELP_TO_WRITE_OFFERED,
  /// The weekly time is exceeded and no reason is given.
  OVERRIDE_REASON_MISSING,
  /// A phase was left without a measurement, which the rules lay down.
  PHASE_LEFT_UNMEASURED,
  /// A visit was made though no agreement about it had been tried, which the rules ask for.
  APPOINTMENT_NOT_TRIED,
  /// The citizen was sought out after a refusal, which by the rules ends it unless there is danger.
  ATTEMPT_AFTER_REFUSAL
}
