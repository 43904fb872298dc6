package dk.tillid.rules;

/// How a municipality goes about reaching a citizen, and what ends it (forsøg på kontakt).
public sealed interface AttemptProtocol {
  /// A number of visits, each with a note left, and then calls; without contact the case closes.
  ///
  /// @param visitsWithNote at least 1
  record VisitsAndCalls(int visitsWithNote) implements AttemptProtocol {}

  /// A long time without contact and an individual assessment end the case.
  record IndividualAssessment() implements AttemptProtocol {}

  /// An appointment is always tried first; a refusal ends it.
  record PriorAppointment() implements AttemptProtocol {}
}
