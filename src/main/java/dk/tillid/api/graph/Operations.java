package dk.tillid.api.graph;

import dk.tillid.domain.Operation;

/// All operations, each with the functions of its fields.
final class Operations {
  private Operations() {}

  static Wiring wiring(GraphSettings settings) {
    Wiring wiring = new Wiring();
    Pages.wire(wiring);
    CaseFields.wire(wiring);
    ProceedingsFields.wire(wiring);
    MergedFields.wire(wiring);
    ActionFields.wire(wiring);
    new CaseQueries(settings).wire(wiring);
    new TodayQuery(settings).wire(wiring);
    ReferralQueries.wire(wiring);
    ListQueries.wire(wiring);
    RuleQueries.wire(wiring);
    ReportQueries.wire(wiring);
    MovementQueries.wire(wiring);
    CompletenessQueries.wire(wiring);
    RetentionQueries.wire(wiring);
    MergeSuggestionQueries.wire(wiring);
    AuditQueries.wire(wiring);
    CitizenOperations.wire(wiring);
    Mutations.wire(wiring);
    ProceedingsMutations.wire(wiring);
    NoteOperations.wire(wiring);
    Outcomes.wire(wiring);
    wiring.root("Subscription", Operation.TODAY_CHANGED, (call, _) -> call.change());
    wiring
        .type("TodayChange", TodayFeed.Change.class)
        .field("sequence", TodayFeed.Change::sequence)
        .field("changes", TodayFeed.Change::changes)
        .field("deadlines", TodayFeed.Change::deadlines)
        .field("protocols", TodayFeed.Change::protocols)
        .field("newDay", TodayFeed.Change::newDay);
    return wiring;
  }
}
