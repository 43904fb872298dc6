package dk.tillid.casework;

import dk.tillid.domain.Actor;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Command;
import dk.tillid.domain.Decision;
import dk.tillid.domain.Proceedings;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.View;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.ComplaintForm;
import dk.tillid.domain.code.ComplaintStatus;
import dk.tillid.rules.Practice;
import dk.tillid.rules.RuleKey;
import dk.tillid.rules.RuleSet;
import java.time.LocalDate;
import java.util.List;

/// Records a complaint (klage) or where one stands, also of a closed case. It is made without
/// identity; a municipality that states nothing about complaints takes them.
public record RecordComplaint(
    Actor actor, Practice practice, CaseId caseId, LocalDate on, Step step) implements Command {
  /// What is recorded.
  public sealed interface Step {
    /// A complaint not recorded before.
    record New(ComplaintForm form) implements Step {}

    /// Where a complaint recorded before stands.
    ///
    /// @param index the complaint's place in the case, from 0
    record Status(int index, ComplaintStatus status) implements Step {}
  }

  @Override
  public Decision decide(View view) {
    return Guard.within(view, practice, actor, caseId, on, this::decide);
  }

  private Decision decide(Guard guard) {
    List<Proceedings.Complaint> known = guard.file().proceedings().complaints();
    return switch (step) {
      case Step.New(ComplaintForm form) -> made(guard, known, form);
      case Step.Status(int index, ComplaintStatus status) ->
          index < 0 || index >= known.size()
              ? Decision.notFound()
              : moved(guard, index, known.get(index), status);
    };
  }

  private Decision made(Guard guard, List<Proceedings.Complaint> known, ComplaintForm form) {
    Proceedings.Complaint complaint =
        new Proceedings.Complaint(on, form, ComplaintStatus.RECEIVED, on);
    return guard
        .dated()
        .unless(possible(guard.rules()), Refusal.COMPLAINT_NOT_POSSIBLE, RuleKey.COMPLAINT)
        .room(known)
        .then(() ->
            guard.done(
                guard.file().proceedings().with(complaint),
                known.size(),
                warnings(guard.rules(), form)));
  }

  private static boolean possible(RuleSet rules) {
    return rules
        .terms()
        .complaint()
        .map(stated ->
            switch (stated.way()) {
              case NOT_POSSIBLE -> false;
              case WRITTEN_OR_ORAL -> true;
            })
        .orElse(true);
  }

  private static List<Warning> warnings(RuleSet rules, ComplaintForm form) {
    boolean help = rules.terms().complaint().map(RuleSet.Complaint::helpToWrite).orElse(false);
    return help && form == ComplaintForm.ORAL ? List.of(Warning.HELP_TO_WRITE_OFFERED) : List.of();
  }

  private Decision moved(
      Guard guard, int index, Proceedings.Complaint complaint, ComplaintStatus status) {
    Proceedings.Complaint moved =
        new Proceedings.Complaint(complaint.on(), complaint.form(), status, on);
    return guard
        .dated()
        .unless(!on.isBefore(complaint.on()), Refusal.DATE_BEFORE_COMPLAINT)
        .then(() -> guard.done(guard.file().proceedings().with(index, moved), index, List.of()));
  }
}
