package dk.tillid.domain.code;

/// Whether the referrer (henvender) acts privately or by profession. Nothing else is kept of a
/// referrer.
public enum ReferrerKind implements Code {
  PRIVATE("privat", "private"),
  PROFESSIONAL("fagperson", "professional"),
  UNKNOWN("ukendt", "unknown");

  private final String da;
  private final String en;

  ReferrerKind(String da, String en) {
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
