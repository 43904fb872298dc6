package dk.tillid.domain;

import dk.tillid.domain.code.GoalStatus;
import dk.tillid.domain.code.GoalType;
import java.time.LocalDate;

/// A goal (mål) and where it stands.
///
/// @param setJointly whether it was set together with the citizen
/// @param statusOn the day the status was last set
public record Goal(
    GoalType type, LocalDate setOn, boolean setJointly, GoalStatus status, LocalDate statusOn) {}
