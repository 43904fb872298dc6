package dk.tillid.domain.code;

/// When an effect measurement (effektmåling) is made.
public enum MeasurementKind implements Code {
  BASELINE("ved start", "baseline"),
  FOLLOW_UP("opfølgning", "follow-up");

  private final String da;
  private final String en;

  MeasurementKind(String da, String en) {
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
