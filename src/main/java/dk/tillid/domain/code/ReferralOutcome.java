package dk.tillid.domain.code;

/// What became of an enquiry (henvendelse).
public enum ReferralOutcome implements Code {
  OPEN("åben", "open"),
  CASE_OPENED("forløb åbnet", "case opened");

  private final String da;
  private final String en;

  ReferralOutcome(String da, String en) {
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
