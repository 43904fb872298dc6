package dk.tillid.domain.code;

/// Age band (aldersgruppe), years completed.
public enum AgeBand implements Code {
  UNDER_18("under 18 år", "under 18"),
  A18_25("18–25 år", "18–25"),
  A26_35("26–35 år", "26–35"),
  A36_45("36–45 år", "36–45"),
  A46_55("46–55 år", "46–55"),
  A56_65("56–65 år", "56–65"),
  OVER_65("over 65 år", "over 65"),
  UNKNOWN("ukendt", "unknown");

  private final String da;
  private final String en;

  AgeBand(String da, String en) {
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

  /// The band that an age of completed years falls in.
  public static AgeBand of(int years) {
    if (years < 18) return UNDER_18;
    if (years <= 25) return A18_25;
    if (years <= 35) return A26_35;
    if (years <= 45) return A36_45;
    if (years <= 55) return A46_55;
    if (years <= 65) return A56_65;
    return OVER_65;
  }
}
