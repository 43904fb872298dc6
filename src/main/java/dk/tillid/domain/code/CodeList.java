package dk.tillid.domain.code;

import java.util.List;

/// A closed list of codes (kodeliste) with its name in the schema.
public record CodeList(String name, List<Code> codes) {
  /// Every list, in the order of the schema.
  public static List<CodeList> all() {
    return List.of(
        of("TargetGroup", TargetGroup.values()),
        of("ReferralSource", ReferralSource.values()),
        of("ReferrerKind", ReferrerKind.values()),
        of("ReferralChannel", ReferralChannel.values()),
        of("ReferralOutcome", ReferralOutcome.values()),
        of("ContactMode", ContactMode.values()),
        of("AttemptKind", AttemptKind.values()),
        of("AttemptResult", AttemptResult.values()),
        of("PlaceKind", PlaceKind.values()),
        of("InitiatedBy", InitiatedBy.values()),
        of("ContactFrequency", ContactFrequency.values()),
        of("Phase", Phase.values()),
        of("SupportActivity", SupportActivity.values()),
        of("Service", Service.values()),
        of("BridgeStage", BridgeStage.values()),
        of("GoalType", GoalType.values()),
        of("GoalStatus", GoalStatus.values()),
        of("ClosingReason", ClosingReason.values()),
        of("AssessmentGround", AssessmentGround.values()),
        of("IsolationBrokenBy", IsolationBrokenBy.values()),
        of("HousingSituation", HousingSituation.values()),
        of("IncomeBasis", IncomeBasis.values()),
        of("PrimaryProblem", PrimaryProblem.values()),
        of("FurtherProblem", FurtherProblem.values()),
        of("Gender", Gender.values()),
        of("AgeBand", AgeBand.values()),
        of("CivilStatus", CivilStatus.values()),
        of("LivingSituation", LivingSituation.values()),
        of("DurationBand", DurationBand.values()),
        of("MeasurementKind", MeasurementKind.values()),
        of("Answer", Answer.values()),
        of("ConsentScope", ConsentScope.values()),
        of("WithdrawalScope", WithdrawalScope.values()),
        of("ConsentStatus", ConsentStatus.values()),
        of("RecipientKind", RecipientKind.values()),
        of("Purpose", Purpose.values()),
        of("OverrideReason", OverrideReason.values()),
        of("ReceiptStatus", ReceiptStatus.values()),
        of("PeriodLength", PeriodLength.values()),
        of("HandoverUnit", HandoverUnit.values()),
        of("ComplaintForm", ComplaintForm.values()),
        of("ComplaintStatus", ComplaintStatus.values()),
        of("SafetyEventKind", SafetyEventKind.values()),
        of("SafetyActor", SafetyActor.values()),
        of("FormalDecisionKind", FormalDecisionKind.values()),
        of("CaseStage", CaseStage.values()),
        of("CompletenessItem", CompletenessItem.values()),
        of("CaseAction", CaseAction.values()),
        of("ComparedTrait", ComparedTrait.values()),
        of("CaseTiming", CaseTiming.values()));
  }

  private static CodeList of(String name, Code... codes) {
    return new CodeList(name, List.of(codes));
  }
}
