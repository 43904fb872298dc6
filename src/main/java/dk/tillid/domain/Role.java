package dk.tillid.domain;

/// What somebody is allowed to be. A token carries exactly one.
public enum Role {
  /// An outreach worker (SKP-medarbejder).
  WORKER,
  /// A team lead (teamleder).
  TEAMLEAD,
  /// A statistician (statistiker).
  STATISTICIAN,
  /// A key keeper (nøgleforvalter).
  KEYKEEPER,
  /// An auditor (revisor).
  AUDITOR,
  /// An operator (driftsoperatør).
  OPERATOR,
  /// A citizen (borger) who holds a paper code; no token.
  CITIZEN
}
