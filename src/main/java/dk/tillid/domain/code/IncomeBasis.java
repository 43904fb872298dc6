package dk.tillid.domain.code;

/// Income (forsørgelsesgrundlag).
public enum IncomeBasis implements Code {
  CASH_BENEFIT("kontanthjælp", "cash benefit"),
  DISABILITY_PENSION("førtidspension", "disability pension"),
  SICKNESS_BENEFIT("sygedagpenge", "sickness benefit"),
  SELF_SUPPORTING("selvforsørgende", "self-supporting"),
  NONE("intet forsørgelsesgrundlag", "no income"),
  UNKNOWN("ukendt", "unknown");

  private final String da;
  private final String en;

  IncomeBasis(String da, String en) {
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
