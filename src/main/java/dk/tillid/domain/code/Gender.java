package dk.tillid.domain.code;

/// Gender (køn).
public enum Gender implements Code {
  MALE("mand", "man"),
  FEMALE("kvinde", "woman"),
  OTHER("andet", "other"),
  UNKNOWN("ukendt", "unknown");

  private final String da;
  private final String en;

  Gender(String da, String en) {
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
