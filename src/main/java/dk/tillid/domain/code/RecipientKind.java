package dk.tillid.domain.code;

/// The kind of recipient (modtager) that a consent to sharing names.
public enum RecipientKind implements Code {
  MUNICIPAL_AUTHORITY("kommunal myndighed", "municipal authority"),
  JOB_CENTRE("jobcenter", "job centre"),
  HEALTH_SERVICE("sundhedsvæsenet", "health service"),
  TREATMENT_SYSTEM("behandlingssystemet", "treatment system"),
  HOUSING_ASSOCIATION("boligselskab", "housing association"),
  RELATIVES("pårørende", "relatives"),
  OTHER_MUNICIPALITY("anden kommune", "other municipality"),
  PRIVATE_ORGANISATION("privat organisation", "private organisation");

  private final String da;
  private final String en;

  RecipientKind(String da, String en) {
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
