package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseCard;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Change;
import dk.tillid.domain.Command;
import dk.tillid.domain.Course;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Handle;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.TeamId;
import dk.tillid.domain.Traits;
import dk.tillid.domain.View;
import dk.tillid.domain.Words;
import dk.tillid.domain.WorkerId;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Opens a case (forløb) in the actor's municipality, out of an enquiry or without one.
///
/// @param id newly drawn
/// @param handles newly drawn; the first that is free becomes the case's
/// @param workers none, one or two, as the rules allow
public record OpenCase(
    Actor actor,
    Practice practice,
    CaseId id,
    List<Handle> handles,
    Words words,
    Origin origin,
    TeamId team,
    List<WorkerId> workers,
    LocalDate openedOn,
    Traits traits)
    implements Command {
  /// How many handles to draw: with a thousand million of them and a million cases, none of eight
  /// being free is rarer than any failure of hardware.
  public static final int HANDLES = 8;

  /// Copies the lists, each worker once.
  public OpenCase {
    handles = List.copyOf(handles);
    workers = workers.stream().distinct().toList();
  }

  @Override
  public Decision decide(View view) {
    return origin
        .trace(view, actor)
        .filter(_ -> actor.reaches(actor.municipality(), team))
        .map(traced -> decide(view, traced))
        .orElseGet(Decision::notFound);
  }

  private Decision decide(View view, Origin.Traced traced) {
    RuleSet rules = practice.ruleSet(actor.municipality(), openedOn);
    return practice
        .refusal(view.today(), openedOn)
        .or(() -> traced.refusal(openedOn))
        .map(Outcome.Refused::because)
        .or(() -> Workers.refusal(rules, workers.size()))
        .or(() -> Ages.refusal(rules, traits))
        .map(refused -> Decision.of(refused))
        .orElseGet(() -> opened(view, traced, rules));
  }

  private Decision opened(View view, Origin.Traced traced, RuleSet rules) {
    CaseFile file =
        CaseFile.opened(
            id,
            new CaseCard(freeHandle(view), words, actor.municipality(), team, workers),
            traits,
            Course.begin(traced.episode(openedOn)));
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.CaseWritten(file));
    traced
        .referral()
        .ifPresent(it -> changes.add(new Change.ReferralWritten(it.opened(id, openedOn))));
    return new Decision(
        new Outcome.CaseRecorded(id, 0, Ages.warnings(rules, traits)), changes, Optional.of(id));
  }

  private Handle freeHandle(View view) {
    if (view.caseFile(id).isPresent()) {
      throw new IllegalStateException("a drawn identifier is in use");
    }
    return handles.stream()
        .filter(handle -> view.caseOf(handle).isEmpty())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("every drawn handle is in use"));
  }
}
