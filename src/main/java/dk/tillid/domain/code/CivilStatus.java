package dk.tillid.domain.code;

/// Civil status (civilstand).
public enum CivilStatus implements Code {
  UNMARRIED("ugift", "unmarried"),
  MARRIED("gift", "married"),
  DIVORCED("skilt", "divorced"),
  WIDOWED("enke eller enkemand", "widowed"),
  UNKNOWN("ukendt", "unknown");

  private final String da;
  private final String en;

  CivilStatus(String da, String en) {
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
