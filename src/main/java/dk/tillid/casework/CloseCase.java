package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Closure;
import dk.tillid.domain.Command;
import dk.tillid.domain.ContactBook;
import dk.tillid.domain.Course;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.View;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.AssessmentGround;
import dk.tillid.domain.code.ClosingReason;
import dk.tillid.domain.code.IsolationBrokenBy;
import dk.tillid.domain.code.Service;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleKey;
import dk.tillid.rules.RuleSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Closes a case (afslutning).
///
/// @param isolationBrokenBy needed with `ISOLATION_BROKEN`; with other reasons not kept
/// @param assessment needed with `UNREACHABLE_ASSESSED`; with other reasons not kept
public record CloseCase(
    Actor actor,
    Practice practice,
    CaseId caseId,
    LocalDate on,
    ClosingReason reason,
    Set<IsolationBrokenBy> isolationBrokenBy,
    Set<AssessmentGround> assessment,
    Set<Service> servicesInUse)
    implements Command {
  /// Copies the sets.
  public CloseCase {
    isolationBrokenBy = Set.copyOf(isolationBrokenBy);
    assessment = Set.copyOf(assessment);
    servicesInUse = Set.copyOf(servicesInUse);
  }

  @Override
  public Decision decide(View view) {
    return Guard.within(view, practice, actor, caseId, on, this::decide);
  }

  private Decision decide(Guard guard) {
    boolean lastWord = latestEntry(guard.file()).filter(on::isBefore).isEmpty();
    Guard dated = guard.open().dated().unless(lastWord, Refusal.DATE_AFTER_CLOSING);
    Guard ruled =
        dated.unless(
            guard.rules().knows(reason),
            Refusal.CLOSING_REASON_NOT_IN_RULES,
            RuleKey.ATTEMPT_PROTOCOL);
    return reasoned(ruled).then(() -> closed(guard));
  }

  private Guard reasoned(Guard guard) {
    return switch (reason) {
      case UNREACHABLE_PROTOCOL -> protocolMet(guard);
      case UNREACHABLE_ASSESSED ->
          guard.unless(!assessment.isEmpty(), Refusal.ASSESSMENT_MISSING, RuleKey.ATTEMPT_PROTOCOL);
      case ISOLATION_BROKEN ->
          guard.unless(!isolationBrokenBy.isEmpty(), Refusal.ISOLATION_BROKEN_BY_MISSING);
      case DECLINED_FIRST_CONTACT,
          CITIZEN_WISH,
          DECLINED_LATER,
          MOVED_TO_OTHER_SUPPORT,
          SELF_RELIANT,
          HANDED_OVER_UNDER_18,
          HANDED_OVER_OVER_65,
          MOVED_AWAY,
          IMPRISONED,
          DECEASED ->
          guard;
    };
  }

  private Guard protocolMet(Guard guard) {
    Course course = guard.file().course();
    Optional<Protocol> progress = Protocol.of(guard.rules(), course);
    return guard
        .unless(
            course.episode().firstContactOn().isEmpty(),
            Refusal.CITIZEN_WAS_REACHED,
            RuleKey.ATTEMPT_PROTOCOL)
        .unless(
            progress.map(Protocol::visitsMet).orElse(false),
            Refusal.ATTEMPT_PROTOCOL_NOT_MET,
            RuleKey.ATTEMPT_PROTOCOL)
        .unless(
            progress.map(Protocol::met).orElse(false),
            Refusal.ATTEMPT_PROTOCOL_NOT_MET,
            RuleKey.MIN_PHONE_ATTEMPTS);
  }

  private Decision closed(Guard guard) {
    CaseFile file = guard.file();
    Closure end =
        new Closure(
            on,
            reason,
            reason == ClosingReason.ISOLATION_BROKEN ? isolationBrokenBy : Set.of(),
            reason == ClosingReason.UNREACHABLE_ASSESSED ? assessment : Set.of(),
            servicesInUse);
    Course course = file.course();
    return Decision.of(
        caseId,
        new Outcome.CaseRecorded(caseId, 0, warnings(guard.rules(), course)),
        new Change.CaseWritten(file.with(course.withEpisode(course.episode().closed(end)))));
  }

  /// An effect can be followed up only on somebody who was helped and is alive, and is asked for
  /// only where the rules lay it down.
  private List<Warning> warnings(RuleSet rules, Course course) {
    boolean helped =
        course.episode().firstContactOn().isPresent()
            && reason != ClosingReason.DECLINED_FIRST_CONTACT
            && reason != ClosingReason.DECEASED;
    return helped ? Warnings.unmeasured(rules, course) : List.of();
  }

  /// The day of the latest attempt or contact: an episode cannot end before it.
  private static Optional<LocalDate> latestEntry(CaseFile file) {
    return Stream.concat(
            file.course().attempts().stream().map(it -> it.on()),
            file.contacts().pages().stream().map(ContactBook.Leaf::last))
        .max(LocalDate::compareTo);
  }
}
