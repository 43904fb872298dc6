package dk.tillid.domain.code;

/// In what two cases are compared that may be of one person (sammenlignet træk).
public enum ComparedTrait implements Code {
  GENDER("køn", "gender"),
  AGE("alder", "age"),
  CIVIL_STATUS("civilstand", "civil status"),
  LIVING_SITUATION("samlivsforhold", "living situation"),
  HOUSING("boligsituation", "housing"),
  INCOME("forsørgelse", "income"),
  PRIMARY_PROBLEM("hovedproblem", "main problem"),
  FURTHER_PROBLEMS("yderligere problemer", "further problems"),
  TARGET_GROUPS("målgrupper", "target groups"),
  GOALS("mål", "goals"),
  SERVICES_IN_USE("tilbud i brug ved start", "services in use at the start");

  private final String da;
  private final String en;

  ComparedTrait(String da, String en) {
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
