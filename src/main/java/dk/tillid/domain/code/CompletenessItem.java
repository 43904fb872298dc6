package dk.tillid.domain.code;

/// What a case is asked for (oplysning), each from one stage on. Only what can always be answered
/// is asked for: what the team itself decides, or what has "unknown" among its answers.
public enum CompletenessItem implements Code {
  WORKER("kontaktperson", "worker", CaseStage.REGISTERED),
  HOUSING("boligsituation", "housing", CaseStage.REACHED),
  INCOME("forsørgelse", "income", CaseStage.ENGAGED),
  FREQUENCY("kontakthyppighed", "contact frequency", CaseStage.ENGAGED),
  PHASE("fase", "phase", CaseStage.ENGAGED),
  BASELINE("effektmåling ved start", "effect baseline", CaseStage.ENGAGED),
  FOLLOW_UP("opfølgende effektmåling", "effect follow-up", CaseStage.CLOSING);

  private final String da;
  private final String en;
  private final CaseStage from;

  CompletenessItem(String da, String en, CaseStage from) {
    this.da = da;
    this.en = en;
    this.from = from;
  }

  @Override
  public String da() {
    return da;
  }

  @Override
  public String en() {
    return en;
  }

  /// The stage from which it is asked for.
  public CaseStage from() {
    return from;
  }
}
