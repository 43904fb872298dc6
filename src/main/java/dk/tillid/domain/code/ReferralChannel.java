package dk.tillid.domain.code;

/// The way an enquiry (henvendelse) reached the team.
public enum ReferralChannel implements Code {
  PHONE("telefonisk", "by telephone"),
  IN_PERSON("personligt", "in person"),
  WRITTEN("skriftligt", "in writing"),
  STREET("på gadeplan", "on the street");

  private final String da;
  private final String en;

  ReferralChannel(String da, String en) {
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
