package dk.tillid.domain.code;

/// A goal (mål) set together with the citizen.
public enum GoalType implements Code {
  PSYCHIATRIC_TREATMENT("psykiatrisk behandling", "psychiatric treatment"),
  SUBSTANCE_TREATMENT("misbrugsbehandling", "substance treatment"),
  HEALTH_CONTACT("kontakt til sundhedssystemet", "contact with health services"),
  OBTAIN_HOUSING("få bolig", "obtain housing"),
  KEEP_HOME("blive i egen bolig", "keep own home"),
  JOBCENTRE_INCOME_SECURED(
      "sikret forsørgelse gennem jobcenter", "income secured through the job centre"),
  AVOID_ISOLATION("undgå social isolation", "avoid social isolation");

  private final String da;
  private final String en;

  GoalType(String da, String en) {
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
