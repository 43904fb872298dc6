package dk.tillid.domain.code;

/// Duration (varighed) of a course: [0,3], (3,6], (6,∞) months from first contact; declined stands
/// apart.
public enum DurationBand implements Code {
  DECLINED("afvist kontakt", "declined contact"),
  M0_3("0–3 måneder", "0–3 months"),
  M3_6("3–6 måneder", "3–6 months"),
  OVER_6M("over 6 måneder", "over 6 months");

  private final String da;
  private final String en;

  DurationBand(String da, String en) {
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
