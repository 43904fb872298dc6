package dk.tillid.domain.code;

/// Why a case was looked at (formål med opslag). Every read names one; the citizen can see it.
public enum Purpose implements Code {
  CASE_WORK("arbejde i forløbet", "work on the case"),
  DEADLINE_FOLLOW_UP("opfølgning på frister", "follow-up of deadlines"),
  HANDOVER("overdragelse", "handover"),
  DUPLICATE_CHECK("søgning efter dobbelt forløb", "check for a double case"),
  SUPERVISION("ledelsestilsyn", "supervision"),
  ANNUAL_REPORT("årlig statusrapport", "annual status report"),
  CITIZEN_REQUEST("borgerens egen anmodning", "the citizen's own request"),
  SAFETY("sikkerhed for liv og helbred", "safety of life and health"),
  AUDIT("revision", "audit"),
  OPERATION("drift", "operation"),
  TRANSFER("flytning fra eller til et andet register", "transfer from or to another registry");

  private final String da;
  private final String en;

  Purpose(String da, String en) {
    this.da = da;
    this.en = en;
  }

  @Override
  public String da() {
    return da;
  }

  @Override
  public String en() {
    return en;
  }
}
