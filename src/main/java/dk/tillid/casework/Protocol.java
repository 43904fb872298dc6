package dk.tillid.casework;

import dk.tillid.domain.Attempt;
import dk.tillid.domain.Course;
import dk.tillid.domain.code.AttemptKind;
import dk.tillid.domain.code.AttemptResult;
import dk.tillid.rules.AttemptProtocol;
import dk.tillid.rules.RuleSet;
import java.util.List;
import java.util.Optional;

/// How far the latest episode is in the municipality's protocol of visits and calls (protokol for
/// kontaktforsøg). Only attempts that reached nobody count, and visits only with a note left.
public record Protocol(int visits, int visitsNeeded, int calls, int callsNeeded) {
  /// The progress; empty where the rules state no such protocol.
  public static Optional<Protocol> of(RuleSet rules, Course course) {
    return rules
        .reaching()
        .protocol()
        .filter(AttemptProtocol.VisitsAndCalls.class::isInstance)
        .map(AttemptProtocol.VisitsAndCalls.class::cast)
        .map(stated ->
            new Protocol(
                count(course, AttemptKind.VISIT),
                stated.visitsWithNote(),
                count(course, AttemptKind.CALL),
                rules.reaching().minPhoneAttempts().orElse(0)));
  }

  private static int count(Course course, AttemptKind kind) {
    List<Attempt> fruitless =
        course.attempts().stream()
            .filter(it -> it.episode() == course.episodeIndex())
            .filter(it -> it.kind() == kind && it.result() == AttemptResult.NOT_REACHED)
            .filter(it -> kind != AttemptKind.VISIT || it.noteLeft())
            .toList();
    return fruitless.size();
  }

  /// Whether the visits are done.
  public boolean visitsMet() {
    return visits >= visitsNeeded;
  }

  /// Whether all is done that the rules ask for before giving up.
  public boolean met() {
    return visitsMet() && calls >= callsNeeded;
  }
}
