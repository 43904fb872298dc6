package dk.tillid.effect;

import dk.tillid.domain.code.Answer;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.domain.code.BridgeStage;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.MeasurementKind;
import dk.tillid.domain.code.Service;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// Something that happened to one person, as a line of a diary: what cases and recounts are both
/// made from.
///
/// @param file which of the person's cases, from 0
record Happening(LocalDate on, int person, int file, What what) {
  /// What happened.
  sealed interface What {}

  /// An episode was opened, the first or a further one.
  ///
  /// @param receivedOn the day of the enquiry it came of
  record Opened(Optional<LocalDate> receivedOn) implements What {}

  /// An attempt.
  record Tried(AttemptResult result) implements What {}

  /// A contact.
  record Met() implements What {}

  /// A step of a bridge.
  record Bridged(Service service, BridgeStage stage) implements What {}

  /// A measurement of the latest episode.
  record Measured(MeasurementKind kind, Set<Service> uses, Answer society, Answer isolation)
      implements What {}

  /// The end of the latest episode.
  record Ended(ClosingReason reason, Set<IsolationBrokenBy> by) implements What {}
}
