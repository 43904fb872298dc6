package dk.tillid.api.graph;

import dk.tillid.api.ErrorCode;
import dk.tillid.domain.CaseFile;
import dk.tillid.domain.CaseId;
import dk.tillid.domain.Municipality;
import dk.tillid.domain.Operation;
import dk.tillid.domain.Outcome;
import dk.tillid.domain.ReferralId;
import dk.tillid.domain.Refusal;
import dk.tillid.domain.Warning;
import dk.tillid.domain.code.Purpose;
import dk.tillid.rules.RuleKey;
import dk.tillid.rules.RuleSet;
import dk.tillid.rules.RuleText;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Outcomes of the ledger as members of the mutations' unions. What is no member is an error.
final class Outcomes {
  /// Something of a case was recorded.
  ///
  /// @param code the paper code, where one was issued; else empty
  private record Changed(
      String type,
      Call call,
      Operation operation,
      CaseId id,
      int index,
      List<Warning> warnings,
      String code)
      implements Typed {
    /// The case after the change. Showing it is a look of its own.
    private Optional<CaseNode> node() {
      Optional<CaseFile> file = Access.reached(call.actor(), call.view(), Optional.of(id));
      Purpose purpose = Mutations.purpose(operation);
      file.ifPresent(_ -> call.looked(operation, purpose, id));
      return file.map(it -> new CaseNode(it, call, operation, purpose));
    }

    /// Hides the code.
    @Override
    public String toString() {
      return "Changed";
    }
  }

  private record Enquiry(String type, Call call, ReferralId id) implements Typed {
    private Optional<ReferralQueries.Node> node() {
      return call.view()
          .referral(id)
          .filter(call.actor()::reaches)
          .map(it -> new ReferralQueries.Node(it, call));
    }
  }

  private record Refused(Refusal reason, Optional<String> rule, Optional<RuleText> text)
      implements Typed {
    @Override
    public String type() {
      return "Refused";
    }
  }

  private Outcomes() {}

  static void wire(Wiring wiring) {
    for (String type :
        List.of(
            "CaseOpened",
            "AttemptRecorded",
            "ContactRecorded",
            "ObservationRecorded",
            "GoalSet",
            "BridgeRecorded",
            "EffectMeasured",
            "CaseClosed",
            "CaseReopened",
            "ConsentGiven",
            "CaseAssigned",
            "TeamReviewRecorded",
            "HandoverRecorded",
            "ComplaintRecorded",
            "SafetyEventRecorded",
            "DisclosureRecorded",
            "FormalDecisionRecorded",
            "TraitsCorrected",
            "NoteSet",
            "CasesMerged",
            "MergeUndone",
            "CodeReplaced")) {
      wiring
          .type(type, Changed.class)
          .field("case", Changed::node)
          .field("index", Changed::index)
          .field("warnings", Changed::warnings);
    }
    wiring.type("ConsentGiven", Changed.class).field("code", Changed::code);
    wiring.type("CodeReplaced", Changed.class).field("code", Changed::code);
    for (String type : List.of("ReferralRegistered", "ReferralAnswered")) {
      wiring
          .type(type, Enquiry.class)
          .field("id", it -> Ids.of(it.id()))
          .field("referral", Enquiry::node);
    }
    wiring
        .type("Refused", Refused.class)
        .field("reason", Refused::reason)
        .field("rule", Refused::rule)
        .asked("message", (it, in) -> Texts.of(it.reason(), in.language()))
        .field("quote", it -> it.text().map(RuleText::da));
    wiring
        .type("WarningText", Warning.class)
        .field("warning", it -> it)
        .asked("message", (it, in) -> Texts.of(it, in.language()));
  }

  /// The member of the operation's union.
  ///
  /// @param on the day of the event, by whose rules it was decided and is quoted
  /// @throws Fault NOT_FOUND or IDEMPOTENCY_KEY_REUSED
  static Typed of(String type, Call call, LocalDate on, Outcome outcome) {
    return switch (outcome) {
      case Outcome.ReferralRecorded(ReferralId id) -> new Enquiry(type, call, id);
      case Outcome.CaseRecorded(CaseId id, int index, List<Warning> warnings) ->
          new Changed(type, call, call.operation(), id, index, warnings, "");
      case Outcome.CodeIssued(CaseId id, int index, String code) ->
          new Changed(type, call, call.operation(), id, index, List.of(), code);
      case Outcome.Refused refused -> refused(call, on, refused);
      case Outcome.NotFound() -> throw new Fault(ErrorCode.NOT_FOUND);
      case Outcome.KeyReused() -> throw new Fault(ErrorCode.IDEMPOTENCY_KEY_REUSED);
      case Outcome.Withdrawn _ -> throw new IllegalStateException("no withdrawal was asked for");
    };
  }

  /// Why a change would not be made today.
  static Typed refused(Call call, Outcome.Refused refused) {
    return refused(call, call.view().today(), refused);
  }

  private static Typed refused(Call call, LocalDate on, Outcome.Refused refused) {
    return new Refused(
        refused.reason(), refused.rule(), refused.rule().flatMap(key -> text(call, on, key)));
  }

  /// The own municipality's words for a rule on a day.
  private static Optional<RuleText> text(Call call, LocalDate on, String key) {
    Municipality own = call.actor().municipality();
    RuleSet rules = call.services().practice().ruleSet(own, on);
    return Arrays.stream(RuleKey.values())
        .filter(it -> it.key().equals(key))
        .flatMap(it -> rules.text(it).stream())
        .findFirst();
  }
}
