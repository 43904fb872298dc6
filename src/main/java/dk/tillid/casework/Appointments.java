package dk.tillid.casework;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.Course;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.rules.AttemptProtocol;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What draws attention to an attempt where the rules try an agreement (forudgående aftale) first
/// and take a refusal for an answer. It never blocks: only who was there knows why it was made.
final class Appointments {
  private Appointments() {}

  /// What speaks against an attempt of this kind; nothing under other rules.
  static Stream<Warning> warnings(Guard guard, AttemptKind kind) {
    boolean stated =
        guard.rules().reaching().protocol().orElse(null)
            instanceof AttemptProtocol.PriorAppointment;
    return stated
        ? Stream.of(untried(guard, kind), refused(guard)).flatMap(Optional::stream)
        : Stream.empty();
  }

  /// A note or a call asks in writing or orally. One who was reached can be asked face to face.
  private static Optional<Warning> untried(Guard guard, AttemptKind kind) {
    boolean asked =
        guard.file().course().episode().firstContactOn().isPresent()
            || earlier(guard).stream()
                .anyMatch(it -> it.noteLeft() || it.kind() != AttemptKind.VISIT);
    return kind == AttemptKind.VISIT && !asked
        ? Optional.of(Warning.APPOINTMENT_NOT_TRIED)
        : Optional.empty();
  }

  private static Optional<Warning> refused(Guard guard) {
    return earlier(guard).stream()
        .filter(it -> it.result() != AttemptResult.NOT_REACHED)
        .reduce((before, it) -> it.on().isBefore(before.on()) ? before : it)
        .filter(it -> it.result() == AttemptResult.REACHED_DECLINED)
        .filter(it -> !metSince(guard.file(), it.on()) && !danger(guard))
        .map(_ -> Warning.ATTEMPT_AFTER_REFUSAL);
  }

  private static List<Attempt> earlier(Guard guard) {
    Course course = guard.file().course();
    return course.attempts().stream()
        .filter(it -> it.episode() == course.episodeIndex() && !it.on().isAfter(guard.on()))
        .toList();
  }

  /// A contact that came about is the citizen's own yes.
  private static boolean metSince(CaseFile file, LocalDate refusal) {
    return file.contacts().pages().stream().anyMatch(leaf -> !leaf.last().isBefore(refusal));
  }

  private static boolean danger(Guard guard) {
    LocalDate opened = guard.file().course().episode().openedOn();
    return guard.file().proceedings().safetyEvents().stream()
        .anyMatch(it -> !it.on().isBefore(opened) && !it.on().isAfter(guard.on()));
  }
}
